// What Archives uses of libarchive.
#ifndef WARRAQ_CARCHIVE_H
#define WARRAQ_CARCHIVE_H

#include <archive.h>
#include <archive_entry.h>

// Makes names in archives UTF-8, whatever the locale. Call it before the first archive is read.
void warraq_archive_names_in_utf8(void);

#endif
