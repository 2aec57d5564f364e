// Calls of a worker: each a request and the response to it.
#include <iostream>
#include <vector>
#include "worker.h"
using google::protobuf::Message;

struct Call {
  std::string method;
  const Message& request;
  Message& response;
  std::string parts = "";  // Of the response, one after another, which merges them.
};

[[noreturn]] inline void fail(const std::string& message) { exit((std::cerr << message << std::endl, 1)); }

// Numbers the calls 1, 3, 5, … To write all requests before the first read is safe: the worker reads on.
inline void run(Worker& worker, std::vector<Call> calls) {
  Frame frame;
  frame.mutable_hello()->set_magic(0x71727257);
  worker.send(frame);
  for (size_t i = 0; i < calls.size(); i++) {
    frame.Clear();
    frame.set_call(2 * i + 1);
    frame.mutable_start()->set_method("warraq.v1.Documents/" + calls[i].method);
    calls[i].request.SerializeToString(frame.mutable_chunk()->mutable_data());
    frame.mutable_end();
    worker.send(frame);
  }
  worker.end_input();

  size_t open = calls.size();
  for (; worker.receive(frame); open -= frame.has_end()) {
    if (frame.hello().has_failure()) fail("Hello: " + frame.hello().failure().message());
    Call& call = calls[frame.call() / 2];
    call.parts += frame.chunk().data();
    if (frame.end().status().code()) fail(call.method + ": " + frame.end().status().message());
  }
  if (open) fail("the worker ended with " + std::to_string(open) + " calls open");
  for (Call& call : calls) call.response.ParseFromString(call.parts);
}
