// host METHOD WORKER [ARGUMENT …] — times the smallest calls to a worker that echoes.
//
// Frames are written and read by hand, so that what is measured is the worker. Prints one JSON line:
// p50_us of one call at a time, 64 bytes; calls_s with 64 in flight, 64 bytes; mb_s of 1 MiB messages, 4 in flight,
// counted one way. COUNTS=ONE,MANY,LARGE changes how many calls each takes.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SMALL = 64, LARGE = 1 << 20, ROOM = 1 << 22 };

static int to, from;
static const char *method;
static uint8_t *in;
static size_t in_start, in_end;

static void fail(const char *what) {
  fprintf(stderr, "host: %s\n", what);
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static size_t put_varint(uint8_t *out, size_t value) {
  size_t count = 0;
  for (; value >= 128; value >>= 7) out[count++] = (value & 127) | 128;
  out[count++] = value;
  return count;
}

static size_t get_varint(const uint8_t **at, const uint8_t *end) {
  size_t value = 0;
  for (int shift = 0; *at < end && shift < 64; shift += 7) {
    uint8_t byte = *(*at)++;
    value |= (size_t)(byte & 127) << shift;
    if (byte < 128) return value;
  }
  fail("broken varint");
  return 0;
}

static size_t put_field(uint8_t *out, int field, const void *bytes, size_t count) {
  size_t size = 0;
  out[size++] = field << 3 | 2;
  size += put_varint(out + size, count);
  memcpy(out + size, bytes, count);
  return size + count;
}

// A frame with start, chunk and end; the message is one bytes field, `size` bytes in all.
static size_t request(uint8_t *out, unsigned call, size_t size) {
  uint8_t *scratch = malloc(4 * LARGE), *message = scratch + 2 * LARGE;
  if (!scratch) fail("no memory");
  size_t prefix = size < 130 ? 2 : 4, used = 0, start = 0, chunk = 0;
  message[0] = 0x0A;
  put_varint(message + 1, size - prefix);
  memset(message + prefix, 'x', size - prefix);
  scratch[used++] = 0x08;
  used += put_varint(scratch + used, call);
  uint8_t opening[256];
  start = put_field(opening, 1, method, strlen(method));
  used += put_field(scratch + used, 2, opening, start);
  uint8_t *piece = malloc(size + 16);
  chunk = put_field(piece, 1, message, size);
  used += put_field(scratch + used, 4, piece, chunk);
  used += put_field(scratch + used, 5, "", 0);
  size_t count = put_varint(out, used);
  memcpy(out + count, scratch, used);
  free(piece);
  free(scratch);
  return count + used;
}

// Where the payload of the next frame in the buffer starts and ends; 0 where it isn't whole.
static int next_frame(const uint8_t **start, const uint8_t **end) {
  size_t length = 0;
  for (size_t i = in_start; i < in_end && i < in_start + 10; i++) {
    length |= (size_t)(in[i] & 127) << (7 * (i - in_start));
    if (in[i] >= 128) continue;
    if (in_end - i - 1 < length) return 0;
    *start = in + i + 1;
    *end = *start + length;
    in_start = i + 1 + length;
    return 1;
  }
  return 0;
}

// The frame's call, with how many bytes of message it brings; `ends` tells whether it is the last.
static unsigned reply(const uint8_t *at, const uint8_t *end, size_t *bytes, int *ends) {
  unsigned call = 0;
  *bytes = 0;
  *ends = 0;
  while (at < end) {
    size_t tag = get_varint(&at, end);
    if (tag == 8) {
      call = get_varint(&at, end);
      continue;
    }
    if ((tag & 7) != 2) fail("unexpected field");
    size_t length = get_varint(&at, end);
    if (length > (size_t)(end - at)) fail("broken frame");
    const uint8_t *inner = at, *inner_end = at + length;
    if (tag == (4 << 3 | 2) && length && *inner == 0x0A) {
      inner++;
      *bytes = get_varint(&inner, inner_end);
    }
    if (tag == (5 << 3 | 2)) {
      *ends = 1;
      if (length && *inner == 0x0A && inner[1]) fail("a call failed");
    }
    at = inner_end;
  }
  return call;
}

static void make_room(void) {
  if (in_start == in_end) in_start = in_end = 0;
  if (in_end + LARGE > ROOM) {
    memmove(in, in + in_start, in_end - in_start);
    in_end -= in_start;
    in_start = 0;
  }
}

static void fill(void) {
  make_room();
  ssize_t count = read(from, in + in_end, ROOM - in_end);
  if (count <= 0) fail("the worker ended");
  in_end += count;
}

static void send_all(const uint8_t *bytes, size_t count) {
  while (count) {
    ssize_t done = write(to, bytes, count);
    if (done <= 0) fail("can't write");
    bytes += done;
    count -= done;
  }
}

static void greet(void) {
  const uint8_t hello[] = {7, 0x42, 5, 0x0D, 0x57, 0x72, 0x72, 0x71}, *start, *end;
  send_all(hello, sizeof hello);
  while (!next_frame(&start, &end)) fill();
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

// The median seconds of calls made one after the other.
static double one_at_a_time(int count) {
  uint8_t frame[512];
  size_t size = request(frame, 1, SMALL), bytes;
  double *times = malloc(count * sizeof *times);
  for (int i = 0; i < count; i++) {
    const uint8_t *start, *end;
    int ends = 0;
    double begun = now();
    send_all(frame, size);
    while (!ends) {
      while (!next_frame(&start, &end)) fill();
      reply(start, end, &bytes, &ends);
    }
    times[i] = now() - begun;
  }
  qsort(times, count, sizeof *times, ascending);
  double median = times[count / 2];
  free(times);
  return median;
}

// Seconds for `total` calls of `size` bytes with `width` in flight.
static double in_flight(int total, int width, size_t size) {
  size_t frame = size + 256, queued = 0, sent = 0, frames[128];
  uint8_t *requests = malloc(frame * width), *queue = malloc(frame * width);
  size_t *received = calloc(2 * width + 1, sizeof *received);
  int opened = 0, done = 0;
  if (!requests || !queue || !received) fail("no memory");
  for (int i = 0; i < width; i++) frames[i] = request(requests + i * frame, 2 * i + 1, size);
  double begun = now();
  for (; opened < width && opened < total; opened++) {
    memcpy(queue + queued, requests + opened * frame, frames[opened]);
    queued += frames[opened];
  }
  fcntl(to, F_SETFL, O_NONBLOCK);
  while (done < total) {
    if (sent < queued) {
      ssize_t count = write(to, queue + sent, queued - sent);
      if (count < 0 && errno != EAGAIN) fail("can't write");
      if (count > 0) sent += count;
      if (sent == queued) sent = queued = 0;
    }
    struct pollfd files[] = {{from, POLLIN, 0}, {to, POLLOUT, 0}};
    poll(files, sent < queued ? 2 : 1, -1);
    if (!(files[0].revents & (POLLIN | POLLHUP))) continue;
    fill();
    // What still waits to be written moves to the front, so that the queue always has room.
    memmove(queue, queue + sent, queued - sent);
    queued -= sent;
    sent = 0;
    const uint8_t *start, *end;
    while (next_frame(&start, &end)) {
      size_t bytes;
      int ends;
      unsigned call = reply(start, end, &bytes, &ends);
      if (call > 2u * width) fail("a reply to no call");
      received[call] += bytes;
      if (!ends) continue;
      if (received[call] != size) fail("a reply of the wrong size");
      received[call] = 0;
      done++;
      if (opened++ >= total) continue;
      memcpy(queue + queued, requests + (call / 2) * frame, frames[call / 2]);
      queued += frames[call / 2];
    }
  }
  double seconds = now() - begun;
  fcntl(to, F_SETFL, 0);
  free(requests);
  free(queue);
  free(received);
  return seconds;
}

static pid_t start_worker(char **command) {
  int requests[2], replies[2];
  if (pipe2(requests, O_CLOEXEC) || pipe2(replies, O_CLOEXEC)) fail("no pipe");
  pid_t child = fork();
  if (child == 0) {
    dup2(requests[0], 0);
    dup2(replies[1], 1);
    execvp(command[0], command);
    _exit(127);
  }
  close(requests[0]);
  close(replies[1]);
  to = requests[1];
  from = replies[0];
  return child;
}

int main(int argc, char **argv) {
  int one = 20000, many = 500000, large = 500;
  const char *counts = getenv("COUNTS");
  if (argc < 3) fail("usage: host METHOD WORKER [ARGUMENT …]");
  if (counts) sscanf(counts, "%d,%d,%d", &one, &many, &large);
  method = argv[1];
  in = malloc(ROOM);
  signal(SIGPIPE, SIG_IGN);
  pid_t child = start_worker(argv + 2);
  greet();
  one_at_a_time(one / 10);
  double p50 = one_at_a_time(one);
  double rate = many / in_flight(many, 64, SMALL);
  double speed = large * (double)LARGE / 1e6 / in_flight(large, 4, LARGE);
  printf("{\"p50_us\": %.3f, \"calls_s\": %.0f, \"mb_s\": %.1f}\n", p50 * 1e6, rate, speed);
  kill(child, SIGTERM);
  return 0;
}
