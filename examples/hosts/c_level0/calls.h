// Calls of a worker: each a request and the reply to it.
#include "worker.h"
#define NEW(type, ...) {.base = PROTOBUF_C_MESSAGE_INIT(&warraq__##type##__descriptor), __VA_ARGS__}
#define FAIL(...) exit((fprintf(stderr, __VA_ARGS__), 1))
typedef struct { const char *method; ProtobufCMessage *request; uint8_t *reply; size_t size; } Call;

// Numbers the calls 1, 3, 5, … To write all requests before the first read is safe: the worker reads on.
static void send_calls(FILE *worker, Call *calls, uint32_t count) {
  Warraq__Wire__V1__Hello hello = NEW(wire__v1__hello, .magic = 0x71727257);
  Frame first = NEW(wire__v1__frame, .signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_HELLO, .hello = &hello);
  send_frame(worker, &first);
  for (uint32_t i = 0; i < count; i++) {
    Warraq__Wire__V1__Start start = NEW(wire__v1__start, .method = (char *)calls[i].method);
    ProtobufCBinaryData data = {.data = malloc(protobuf_c_message_get_packed_size(calls[i].request))};
    data.len = protobuf_c_message_pack(calls[i].request, data.data);
    Warraq__Wire__V1__Chunk chunk = NEW(wire__v1__chunk, .data = data);
    Warraq__Wire__V1__End end = NEW(wire__v1__end);
    Frame frame = NEW(wire__v1__frame, .call = 2 * i + 1, .start = &start, .chunk = &chunk, .end = &end);
    send_frame(worker, &frame);
    free(data.data);
  }
  fclose(worker);
}

// Puts the parts of a reply one after another, which merges them: protobuf-c's own merge may lose scalars.
static void receive_replies(FILE *worker, Call *calls, uint32_t open) {
  for (Frame *frame; (frame = receive_frame(worker)); warraq__wire__v1__frame__free_unpacked(frame, NULL)) {
    Warraq__Wire__V1__Status *status = frame->end ? frame->end->status : NULL;
    if (frame->signal_case == WARRAQ__WIRE__V1__FRAME__SIGNAL_HELLO) status = frame->hello->failure;
    Call *call = &calls[frame->call / 2];  // Call 0 is the connection, which has neither chunk nor end.
    if (status) FAIL("%s: %s\n", frame->call ? strchr(call->method, '/') + 1 : "Hello", status->message);
    if (frame->chunk) {
      call->reply = realloc(call->reply, call->size + frame->chunk->data.len);
      memcpy(call->reply + call->size, frame->chunk->data.data, frame->chunk->data.len);
      call->size += frame->chunk->data.len;
    }
    open -= frame->end != NULL;
  }
  if (open) FAIL("the worker ended with %u calls open\n", open);
}
