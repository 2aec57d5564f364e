// A level-0 host: parse, extract and summarize one page at once. c_level0 PAGE COMMAND (a worker's, for a shell)
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "warraq/v1/documents.pb-c.h"
#include "warraq/wire/v1/frame.pb-c.h"
#define NEW(type, ...) {PROTOBUF_C_MESSAGE_INIT(&warraq__##type##__descriptor), __VA_ARGS__}
#define FAIL(...) exit((fprintf(stderr, __VA_ARGS__), 1))
typedef Warraq__Wire__V1__Frame Frame;
static uint8_t page[64 << 20], request[sizeof page + 16], bytes[sizeof page + 128];  // A worker takes 64 MiB.

static void write_frame(FILE *input, const Frame *frame) {  // A zero byte, the length in four and the frame.
  size_t size = warraq__wire__v1__frame__pack(frame, bytes);
  fwrite((uint8_t[]){0, size >> 24, size >> 16, size >> 8, size}, 1, 5, input);
  fwrite(bytes, 1, size, input);
}

int main(int count, char **arguments) {
  FILE *file = fopen(arguments[1], "rb"), *input = tmpfile();
  if (!file || !input) FAIL("no page or no temporary file\n");
  ProtobufCBinaryData content = {fread(page, 1, sizeof page, file), page};
  Warraq__V1__ParseRequest parse = NEW(v1__parse_request, .n_content = 1, .content = &content);
  Warraq__Wire__V1__Hello hello = NEW(wire__v1__hello, .magic = 0x71727257);
  Frame first = NEW(wire__v1__frame, .signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_HELLO, .hello = &hello);
  write_frame(input, &first);
  char *methods[] = {"warraq.v1.Documents/Parse", "warraq.v1.Documents/Extract", "warraq.v1.Documents/Summarize"};
  struct { char *data; size_t size; FILE *file; } replies[3];  // Parts, one after another, which merges them.
  for (int i = 0; i < 3; i++) {  // Calls 1, 3 and 5. Their requests are alike.
    Warraq__Wire__V1__Start start = NEW(wire__v1__start, .method = methods[i]);
    Warraq__Wire__V1__Chunk chunk = NEW(wire__v1__chunk, {warraq__v1__parse_request__pack(&parse, request), request});
    Warraq__Wire__V1__End end = NEW(wire__v1__end);
    Frame call = NEW(wire__v1__frame, .call = 2 * i + 1, .start = &start, .chunk = &chunk, .end = &end);
    write_frame(input, &call);
    replies[i].file = open_memstream(&replies[i].data, &replies[i].size);
  }
  rewind(input);
  dup2(fileno(input), STDIN_FILENO);  // The worker inherits a file of frames; a pipe lets calls come one by one.
  FILE *output = popen(arguments[2], "r");
  for (int open = 3; open;) {
    size_t size = fread(bytes, 1, 5, output) == 5 ? bytes[2] << 16 | bytes[3] << 8 | bytes[4] : 0;  // At most 1 MiB.
    Frame *frame = size ? warraq__wire__v1__frame__unpack(NULL, fread(bytes, 1, size, output), bytes) : NULL;
    if (!frame) FAIL("the worker ended with %d calls open\n", open);
    Warraq__Wire__V1__Status *status = frame->end ? frame->end->status : NULL;
    if (frame->signal_case == first.signal_case) status = frame->hello->failure;
    if (status) FAIL("%s: %s\n", frame->call ? strchr(methods[frame->call / 2], '/') + 1 : "Hello", status->message);
    if (frame->chunk) fwrite(frame->chunk->data.data, 1, frame->chunk->data.len, replies[frame->call / 2].file);
    if (frame->end) open -= !fclose(replies[frame->call / 2].file);
    warraq__wire__v1__frame__free_unpacked(frame, NULL);
  }
  Warraq__V1__Document *document = warraq__v1__document__unpack(NULL, replies[0].size, (void *)replies[0].data);
  Warraq__V1__Extraction *extraction = warraq__v1__extraction__unpack(NULL, replies[1].size, (void *)replies[1].data);
  Warraq__V1__Summary *summary = warraq__v1__summary__unpack(NULL, replies[2].size, (void *)replies[2].data);
  const char *title = document->metadata && document->metadata->title ? document->metadata->title->value : "";
  printf("title: %s\nentities: ", title);
  for (size_t i = 0; i < extraction->n_entities && i < 8; i++) printf(i ? ", %s" : "%s", extraction->entities[i]->name);
  printf("\nsummary: ");
  for (size_t i = 0; i < summary->n_sentences; i++) printf(i ? " %s" : "%s", summary->sentences[i]->text);
  printf("\n");
}
