// Linux calls that Swift's Glibc module does not show.
#ifndef WARRAQ_CPLATFORM_H
#define WARRAQ_CPLATFORM_H

/// A close-on-exec, non-blocking eventfd; -1 and errno on failure.
int warraq_eventfd(void);
/// A close-on-exec pipe; -1 and errno on failure.
int warraq_pipe(int ends[2]);

/// F_GETPIPE_SZ.
enum { warraq_get_pipe_size = 1032 };

#endif
