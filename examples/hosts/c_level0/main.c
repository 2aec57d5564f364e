// A level-0 host: parse, extract and summarize one page at once. c_level0 PAGE WORKER [ARGUMENT …]
#include "calls.h"
#include "warraq/v1/documents.pb-c.h"

int main(int count, char **arguments) {
  FILE *file = count > 2 ? fopen(arguments[1], "rb") : NULL, *to, *from;
  if (!file || fseek(file, 0, SEEK_END)) FAIL("usage: c_level0 PAGE WORKER [ARGUMENT …]\n");
  ProtobufCBinaryData page = {.data = malloc(ftell(file)), .len = ftell(file)};
  rewind(file);
  page.len = fread(page.data, 1, page.len, file);

  Warraq__V1__ParseRequest parse = NEW(v1__parse_request, .n_content = 1, .content = &page);
  Warraq__V1__ExtractRequest extract = NEW(v1__extract_request, .n_content = 1, .content = &page);
  Warraq__V1__SummarizeRequest summarize = NEW(v1__summarize_request, .n_content = 1, .content = &page);
  Call calls[] = {{"warraq.v1.Documents/Parse", &parse.base},
                  {"warraq.v1.Documents/Extract", &extract.base},
                  {"warraq.v1.Documents/Summarize", &summarize.base}};
  start_worker(arguments + 2, &to, &from);
  send_calls(to, calls, 3);
  receive_replies(from, calls, 3);

  Warraq__V1__Document *document = warraq__v1__document__unpack(NULL, calls[0].size, calls[0].reply);
  Warraq__V1__Extraction *extraction = warraq__v1__extraction__unpack(NULL, calls[1].size, calls[1].reply);
  Warraq__V1__Summary *summary = warraq__v1__summary__unpack(NULL, calls[2].size, calls[2].reply);
  Warraq__V1__Value *title = document->metadata ? document->metadata->title : NULL;
  printf("title: %s\nentities: ", title ? title->value : "");
  for (size_t i = 0; i < extraction->n_entities && i < 8; i++)
    printf("%s%s", i ? ", " : "", extraction->entities[i]->name);
  printf("\nsummary: ");
  for (size_t i = 0; i < summary->n_sentences; i++)
    printf("%s%s", i ? " " : "", summary->sentences[i]->text);
  printf("\n");
}
