// tree_peers gumbo|libxml2 PASSES < list-of-files: parses and frees every file with one of Debian's parsers.
//
// Prints one JSON line as warraq-bench does. CPU time; the files are read beforehand.
#include <gumbo.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *texts[4096];
static size_t sizes[4096], count, total;

static void read_files(void) {
  char path[4096];
  while (count < 4096 && fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\n")] = 0;
    FILE *file = fopen(path, "rb");
    if (!file) { perror(path); exit(1); }
    fseek(file, 0, SEEK_END);
    sizes[count] = (size_t)ftell(file);
    rewind(file);
    texts[count] = malloc(sizes[count] + 1);
    if (fread(texts[count], 1, sizes[count], file) != sizes[count]) { perror(path); exit(1); }
    fclose(file);
    total += sizes[count++];
  }
}

static void gumbo(const char *text, size_t size) {
  gumbo_destroy_output(&kGumboDefaultOptions, gumbo_parse_with_options(&kGumboDefaultOptions, text, size));
}

static void libxml2(const char *text, size_t size) {
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  xmlFreeDoc(htmlReadMemory(text, (int)size, 0, "utf-8", options));
}

static double cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  void (*parse)(const char *, size_t) = strcmp(argv[1], "gumbo") == 0 ? gumbo : libxml2;
  int passes = atoi(argv[2]);
  read_files();
  printf("{\"files\": %zu, \"bytes\": %zu, \"pass_seconds\": [", count, total);
  for (int pass = 0; pass <= passes; pass++) {
    double begun = cpu_seconds();
    for (size_t i = 0; i < count; i++) parse(texts[i], sizes[i]);
    // The first pass warms up.
    if (pass > 0) printf("%s%.6f", pass > 1 ? ", " : "", cpu_seconds() - begun);
  }
  puts("]}");
}
