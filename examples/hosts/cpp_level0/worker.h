// A worker as a child process, and the frames to and from it.
#include <fcntl.h>
#include <google/protobuf/io/zero_copy_stream_impl.h>
#include <google/protobuf/util/delimited_message_util.h>
#include <unistd.h>
#include <csignal>
#include <memory>
#include <stdexcept>
#include "warraq/wire/v1/frame.pb.h"
using warraq::wire::v1::Frame;

class Worker {
 public:
  explicit Worker(char* command[]) {
    int input[2], output[2];
    if (pipe2(input, O_CLOEXEC) || pipe2(output, O_CLOEXEC)) throw std::runtime_error("no pipe");
    if (fork() == 0) _exit(dup2(input[0], 0) < 0 || dup2(output[1], 1) < 0 || execvp(command[0], command));
    close(input[0]);
    close(output[1]);
    signal(SIGPIPE, SIG_IGN);
    to = input[1];
    from = std::make_unique<google::protobuf::io::FileInputStream>(output[0]);
  }

  // Failures are passed over: a worker that stops reading says why in its last frames.
  void send(const Frame& frame) { google::protobuf::util::SerializeDelimitedToFileDescriptor(frame, to); }
  void end_input() { close(to); }

  // False at the stream's end.
  bool receive(Frame& frame) {
    frame.Clear();  // Parsing merges.
    return google::protobuf::util::ParseDelimitedFromZeroCopyStream(&frame, from.get(), nullptr);
  }

 private:
  int to;
  std::unique_ptr<google::protobuf::io::FileInputStream> from;  // One for the life of the pipe: it reads ahead.
};
