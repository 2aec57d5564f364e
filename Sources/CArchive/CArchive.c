#include "CArchive.h"

#include <locale.h>

void warraq_archive_names_in_utf8(void) {
  // libarchive converts names into the locale's charset; this one comes with the C library.
  setlocale(LC_CTYPE, "C.UTF-8");
}
