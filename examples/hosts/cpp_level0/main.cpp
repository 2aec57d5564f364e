// A level-0 host: parse, extract and summarize one page in one call. cpp_level0 PAGE COMMAND (a worker's, for a shell)
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/delimited_message_util.h>
#include <unistd.h>
#include <fstream>
#include <iostream>
#include "warraq/v1/documents.pb.h"
#include "warraq/wire/v1/frame.pb.h"
using namespace google::protobuf;

int main(int, char* arguments[]) {
  const auto fail = [](const std::string& reason) { exit((std::cerr << reason << std::endl, 1)); };
  warraq::v1::AnalyzeRequest request;
  TextFormat::ParseFromString("extract {} summarize {}", &request);  // What is present is wanted.
  request.add_content()->assign(std::istreambuf_iterator<char>(std::ifstream(arguments[1]).rdbuf()), {});
  warraq::wire::v1::Frame hello, call, frame;
  TextFormat::ParseFromString("hello { magic: 0x71727257 }", &hello);
  TextFormat::ParseFromString("call: 1 start { method: 'warraq.v1.Documents/Analyze' } end {}", &call);
  request.SerializeToString(call.mutable_chunk()->mutable_data());
  dup2(fileno(tmpfile()), STDIN_FILENO);  // The worker inherits a file of frames; a pipe lets calls come one by one.
  for (auto* frame : {&hello, &call}) util::SerializeDelimitedToFileDescriptor(*frame, STDIN_FILENO);
  lseek(STDIN_FILENO, 0, SEEK_SET);
  io::FileInputStream output(fileno(popen(arguments[2], "r")));  // One for the life of the pipe: it reads ahead.
  std::string reply;  // Parts, one after another, are the whole Analysis.
  for (; !frame.has_end(); reply += frame.chunk().data()) {
    frame.Clear();  // Parsing merges.
    if (!util::ParseDelimitedFromZeroCopyStream(&frame, &output, nullptr)) fail("the worker ended with 1 calls open");
    if (frame.hello().has_failure()) fail("Hello: " + frame.hello().failure().message());
    if (frame.end().has_status()) fail("Analyze: " + frame.end().status().message());
  }
  warraq::v1::Analysis analysis;
  analysis.ParseFromString(reply);
  const auto& entities = analysis.extraction().entities();
  const auto& sentences = analysis.summary().sentences();
  std::cout << "title: " << analysis.document().metadata().title().value() << "\nentities: ";
  for (int i = 0; i < entities.size() && i < 8; i++) std::cout << (i ? ", " : "") << entities[i].name();
  std::cout << "\nsummary: ";
  for (int i = 0; i < sentences.size(); i++) std::cout << (i ? " " : "") << sentences[i].text();
  std::cout << std::endl;
}
