#include "CHTMLTables.h"

#include <sys/mman.h>
#include <unistd.h>

enum { HUGE_FROM = 4 << 20 };

void *chtml_resize(void *memory, size_t size) {
  memory = realloc(memory, size);
#ifdef MADV_HUGEPAGE
  if (memory && size >= HUGE_FROM) {
    // Whole pages within the list only; a kernel without huge pages refuses, and nothing is lost.
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = ((uintptr_t)memory + page - 1) / page * page;
    uintptr_t end = ((uintptr_t)memory + size) / page * page;
    (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
  }
#endif
  return memory;
}
