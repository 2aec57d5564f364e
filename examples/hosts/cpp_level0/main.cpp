// A level-0 host: parse, extract and summarize one page at once. cpp_level0 PAGE WORKER [ARGUMENT …]
#include <fstream>
#include "calls.h"
#include "warraq/v1/documents.pb.h"

int main(int count, char* arguments[]) {
  if (count < 3) fail("usage: cpp_level0 PAGE WORKER [ARGUMENT …]");
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string page(std::istreambuf_iterator<char>(file), {});
  warraq::v1::ParseRequest parse;
  parse.add_content(page);
  warraq::v1::ExtractRequest extract;
  extract.add_content(page);
  warraq::v1::SummarizeRequest summarize;
  summarize.add_content(page);

  warraq::v1::Document document;
  warraq::v1::Extraction extraction;
  warraq::v1::Summary summary;
  Worker worker(arguments + 2);
  run(worker, {{"Parse", parse, document}, {"Extract", extract, extraction}, {"Summarize", summarize, summary}});

  std::cout << "title: " << document.metadata().title().value();
  std::cout << "\nentities: ";
  for (int i = 0; i < extraction.entities_size() && i < 8; i++)
    std::cout << (i ? ", " : "") << extraction.entities(i).name();
  std::cout << "\nsummary: ";
  for (int i = 0; i < summary.sentences_size(); i++)
    std::cout << (i ? " " : "") << summary.sentences(i).text();
  std::cout << std::endl;
}
