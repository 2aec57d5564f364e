// limit_worker: the least a worker on these frames can be, to hold ours against.
//
// Unpacks and packs every Frame with protobuf-c, answers each call at once with the bytes of its request, cut into
// chunks of 64 KiB as our worker cuts them, and has no threads, limits or methods. One request is one frame.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "warraq/wire/v1/frame.pb-c.h"

enum { CHUNK = 65536 };

typedef struct {
  uint8_t *bytes;
  size_t start, end, capacity;
} Buffer;

static void reserve(Buffer *buffer, size_t count) {
  if (buffer->end + count <= buffer->capacity) return;
  memmove(buffer->bytes, buffer->bytes + buffer->start, buffer->end - buffer->start);
  buffer->end -= buffer->start;
  buffer->start = 0;
  if (buffer->end + count > buffer->capacity) {
    buffer->capacity = 2 * (buffer->end + count);
    buffer->bytes = realloc(buffer->bytes, buffer->capacity);
    if (!buffer->bytes) exit(70);
  }
}

static void flush(Buffer *out) {
  while (out->start < out->end) {
    ssize_t count = write(1, out->bytes + out->start, out->end - out->start);
    if (count <= 0) exit(74);
    out->start += count;
  }
  out->start = out->end = 0;
}

static void put(Buffer *out, const Warraq__Wire__V1__Frame *frame) {
  size_t size = warraq__wire__v1__frame__get_packed_size(frame);
  reserve(out, size + 10);
  size_t rest = size;
  for (; rest >= 128; rest >>= 7) out->bytes[out->end++] = (rest & 127) | 128;
  out->bytes[out->end++] = rest;
  out->end += warraq__wire__v1__frame__pack(frame, out->bytes + out->end);
  if (out->end - out->start > 4 * CHUNK) flush(out);
}

static void greet(Buffer *out) {
  Warraq__Wire__V1__Hello hello = WARRAQ__WIRE__V1__HELLO__INIT;
  hello.magic = 0x71727257;
  hello.max_calls = 100;
  Warraq__Wire__V1__Frame frame = WARRAQ__WIRE__V1__FRAME__INIT;
  frame.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_HELLO;
  frame.hello = &hello;
  put(out, &frame);
}

static void answer(Buffer *out, const Warraq__Wire__V1__Frame *request) {
  ProtobufCBinaryData data = request->chunk->data;
  for (size_t at = 0; at < data.len || at == 0; at += CHUNK) {
    size_t count = data.len - at < CHUNK ? data.len - at : CHUNK;
    Warraq__Wire__V1__Chunk chunk = WARRAQ__WIRE__V1__CHUNK__INIT;
    Warraq__Wire__V1__End end = WARRAQ__WIRE__V1__END__INIT;
    Warraq__Wire__V1__Frame frame = WARRAQ__WIRE__V1__FRAME__INIT;
    chunk.data.data = data.data + at;
    chunk.data.len = count;
    chunk.more = at + count < data.len;
    chunk.total = at == 0 && chunk.more ? data.len : 0;
    frame.call = request->call;
    frame.chunk = &chunk;
    frame.end = chunk.more ? 0 : &end;
    put(out, &frame);
  }
}

// The bytes of the next frame's prefix and payload, 0 where more must be read.
static size_t next(const Buffer *in, size_t *prefix) {
  size_t length = 0;
  for (size_t i = 0; i < 10 && in->start + i < in->end; i++) {
    uint8_t byte = in->bytes[in->start + i];
    length |= (size_t)(byte & 127) << (7 * i);
    if (byte < 128) {
      *prefix = i + 1;
      return in->end - in->start - *prefix < length ? 0 : *prefix + length;
    }
  }
  return 0;
}

int main(void) {
  Buffer in = {0}, out = {0};
  for (;;) {
    size_t prefix, size;
    while ((size = next(&in, &prefix))) {
      Warraq__Wire__V1__Frame *frame =
          warraq__wire__v1__frame__unpack(0, size - prefix, in.bytes + in.start + prefix);
      if (!frame) return 76;
      if (frame->signal_case == WARRAQ__WIRE__V1__FRAME__SIGNAL_HELLO) greet(&out);
      if (frame->start && frame->chunk) answer(&out, frame);
      warraq__wire__v1__frame__free_unpacked(frame, 0);
      in.start += size;
    }
    flush(&out);
    reserve(&in, CHUNK);
    ssize_t count = read(0, in.bytes + in.end, in.capacity - in.end);
    if (count <= 0) return 0;
    in.end += count;
  }
}
