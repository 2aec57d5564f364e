// A worker as a child process, and frames to and from it: each a varint, the length, and so many bytes.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "warraq/wire/v1/frame.pb-c.h"
typedef Warraq__Wire__V1__Frame Frame;

// The streams are for the life of the pipes: stdio reads ahead, and goes on where a pipe takes a part of a write.
static void start_worker(char **command, FILE **to, FILE **from) {
  int input[2], output[2];
  if (pipe2(input, O_CLOEXEC) || pipe2(output, O_CLOEXEC)) exit(1);
  if (fork() == 0) _exit(dup2(input[0], 0) < 0 || dup2(output[1], 1) < 0 || execvp(command[0], command));
  close(input[0]);
  close(output[1]);  // Or its end would never be read.
  *to = fdopen(input[1], "w");
  *from = fdopen(output[0], "r");
  signal(SIGPIPE, SIG_IGN);  // A worker that stops reading says why in its last frames.
}

static void send_frame(FILE *worker, const Frame *frame) {
  size_t size = protobuf_c_message_get_packed_size(&frame->base), rest = size;
  uint8_t *bytes = malloc(size);
  protobuf_c_message_pack(&frame->base, bytes);
  for (; rest > 127; rest >>= 7) putc((rest & 127) | 128, worker);
  putc(rest, worker);
  fwrite(bytes, 1, size, worker);
  free(bytes);
}

static Frame *receive_frame(FILE *worker) {  // NULL at the stream's end.
  static uint8_t bytes[1 << 20];  // No frame is larger where Hello names no max_frame.
  size_t size = 0;
  for (int byte = 128, shift = 0; byte > 127; shift += 7) size |= (size_t)((byte = getc(worker)) & 127) << shift;
  if (feof(worker) || size > sizeof bytes || fread(bytes, 1, size, worker) < size) return NULL;
  return warraq__wire__v1__frame__unpack(NULL, size, bytes);
}
