// replay FRAMES IN_FLIGHT PASSES WORKER [ARGUMENT …] — calls a second of a worker whose host does next to nothing.
//
// FRAMES is a file of delimited frames, each a whole call, numbered 1, 3, 5, … . They are sent again and again with so many in flight;
// replies are read and only their ends counted. Prints the calls a second of the median pass.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 1 << 23 };

static int to, from;
static uint8_t in[ROOM];
static size_t in_start, in_end;

static void fail(const char *what) {
  fprintf(stderr, "replay: %s\n", what);
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static size_t varint(const uint8_t **at, const uint8_t *end, int *whole) {
  size_t value = 0;
  *whole = 0;
  for (int shift = 0; *at < end && shift < 64; shift += 7) {
    uint8_t byte = *(*at)++;
    value |= (size_t)(byte & 127) << shift;
    if (byte < 128) return *whole = 1, value;
  }
  return value;
}

// Whether the frame holds an End; a status in it ends the program.
static int is_end(const uint8_t *at, const uint8_t *end) {
  int whole, ends = 0;
  while (at < end) {
    size_t tag = varint(&at, end, &whole), length = varint(&at, end, &whole);
    if ((tag & 7) == 0) continue;
    if ((tag & 7) != 2 || length > (size_t)(end - at)) fail("broken frame");
    if (tag == (5 << 3 | 2)) {
      if (length) fail("a call failed");
      ends = 1;
    }
    at += length;
  }
  return ends;
}

// Reads once; returns how many calls ended.
static int take(void) {
  if (in_start == in_end) in_start = in_end = 0;
  if (in_end + (1 << 21) > ROOM) {
    memmove(in, in + in_start, in_end - in_start);
    in_end -= in_start;
    in_start = 0;
  }
  ssize_t count = read(from, in + in_end, ROOM - in_end);
  if (count <= 0) fail("the worker ended");
  in_end += count;
  int ended = 0, whole;
  for (;;) {
    const uint8_t *at = in + in_start;
    size_t length = varint(&at, in + in_end, &whole);
    if (!whole || length > (size_t)(in + in_end - at)) return ended;
    ended += is_end(at, at + length);
    in_start = at + length - in;
  }
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc < 5) fail("usage: replay FRAMES IN_FLIGHT PASSES WORKER [ARGUMENT …]");
  FILE *file = fopen(argv[1], "rb");
  if (!file) fail("can't open the frames");
  static uint8_t frames[1 << 26];
  size_t size = fread(frames, 1, sizeof frames, file), *starts = malloc((1 << 20) * sizeof *starts);
  int count = 0, whole, width = atoi(argv[2]), passes = atoi(argv[3]), requests[2], replies[2];
  for (const uint8_t *at = frames; at < frames + size;) {
    starts[count++] = at - frames;
    size_t length = varint(&at, frames + size, &whole);
    at += length;
  }
  starts[count] = size;
  if (pipe(requests) || pipe(replies)) fail("no pipe");
  if (fork() == 0) {
    dup2(requests[0], 0);
    dup2(replies[1], 1);
    for (int i = 0; i < 2; i++) close(requests[i]), close(replies[i]);
    execvp(argv[4], argv + 4);
    _exit(127);
  }
  close(requests[0]);
  close(replies[1]);
  to = requests[1];
  from = replies[0];
  const uint8_t hello[] = {7, 0x42, 5, 0x0D, 0x57, 0x72, 0x72, 0x71};
  if (write(to, hello, sizeof hello) != sizeof hello) fail("can't write");
  take();
  fcntl(to, F_SETFL, O_NONBLOCK);
  double rates[passes + 1];
  for (int pass = 0; pass <= passes; pass++) {
    double begun = now();
    size_t sent = 0;
    for (int done = 0; done < count;) {
      int open = done + width < count ? done + width : count;
      if (sent < starts[open]) {
        ssize_t wrote = write(to, frames + sent, starts[open] - sent);
        if (wrote < 0 && errno != EAGAIN) fail("can't write");
        if (wrote > 0) sent += wrote;
      }
      struct pollfd files[] = {{from, POLLIN, 0}, {to, POLLOUT, 0}};
      poll(files, sent < starts[open] ? 2 : 1, -1);
      if (files[0].revents & (POLLIN | POLLHUP)) done += take();
    }
    rates[pass] = count / (now() - begun);
  }
  qsort(rates + 1, passes, sizeof *rates, ascending);  // the first warms up
  printf("%.0f\n", rates[1 + passes / 2]);
  return 0;
}
