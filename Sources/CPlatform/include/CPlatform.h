// Linux calls that Swift's Glibc module does not show, and the sandbox.
#ifndef WARRAQ_CPLATFORM_H
#define WARRAQ_CPLATFORM_H

#include <pthread.h>
#include <stdint.h>
#include <sys/types.h>

/// A close-on-exec, non-blocking eventfd; -1 and errno on failure.
int warraq_eventfd(void);
/// A close-on-exec pipe, whose calls wait or fail with EAGAIN; -1 and errno on failure.
int warraq_pipe(int ends[2], int waits);
/// A close-on-exec pair of connected sockets that keep messages apart; -1 and errno on failure.
int warraq_socket_pair(int ends[2]);
/// A descriptor that becomes readable when a process ends; -1 and errno on failure.
int warraq_watch_process(pid_t process);

/// The processors that this process may use, asked without opening a file; 0 where it can't be told.
int warraq_processors(void);

/// pthread_cond_wait, not past an instant of the monotonic clock.
void warraq_wait_until(pthread_cond_t *condition, pthread_mutex_t *mutex, uint64_t nanoseconds);

/// fork. Only for a process of one thread.
pid_t warraq_fork(void);
/// The calling process is killed when the thread that forked it ends; 0, or -1 and errno.
int warraq_die_with_parent(void);

/// Sends bytes and `descriptor_count` (at most 2) descriptors as one message; -1 and errno on failure.
ssize_t warraq_send(int socket, const void *bytes, size_t count, const int *descriptors, int descriptor_count);
/// Receives what `warraq_send` sent; descriptors that did not come are -1. 0 at the end, -1 and errno on failure.
ssize_t warraq_receive(int socket, void *bytes, size_t count, int descriptors[2]);

/// What else than a running worker's calls a seccomp filter lets through.
enum {
  /// fork, wait and kill, pipes, descriptors sent to another process, and closing a sandbox further.
  WARRAQ_ALLOW_SPAWNING = 1,
  /// The messages that ask a spawner, and waiting for its end.
  WARRAQ_ALLOW_ASKING = 2,
};
/// Allows no path, no TCP and no signal to other processes by Landlock. For a process of one thread.
/// 1; 0 where the kernel lacks Landlock; -1 and errno on failure.
int warraq_landlock(void);
/// Lets through only what a running worker needs; the rest fails with EPERM and is counted.
/// 1; 0 where the kernel lacks seccomp filters; -1 and errno on failure.
int warraq_seccomp(int allowed);
/// How many system calls the filter has refused so far.
unsigned warraq_refused_calls(void);
/// The number of the last one refused.
int warraq_last_refused_call(void);

/// F_SETPIPE_SZ and F_GETPIPE_SZ.
enum { warraq_set_pipe_size = 1031, warraq_get_pipe_size = 1032 };

#endif
