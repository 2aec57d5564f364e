#define _GNU_SOURCE
#include "CPlatform.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

int warraq_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int warraq_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
