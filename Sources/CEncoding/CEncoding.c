#include "CEncoding.h"

#include <stdlib.h>
#include <string.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

void warraq_detect_charset(const uint8_t *bytes, size_t count, char *name, size_t capacity) {
  name[0] = 0;
  uchardet_t detector = uchardet_new();
  if (!detector) return;
  if (uchardet_handle_data(detector, (const char *)bytes, count) == 0) {
    uchardet_data_end(detector);
    const char *found = uchardet_get_charset(detector);
    if (found && strlen(found) < capacity) strcpy(name, found);
  }
  uchardet_delete(detector);
}

enum { RUN_LIMIT = 1024, BATCH = 4096 };

typedef struct {
  warraq_decoded *out;
  size_t text_capacity, run_capacity;
  int failed;
} builder;

static void put(builder *b, uint32_t scalar, uint32_t width) {
  warraq_decoded *out = b->out;
  if (out->text_count + 4 > b->text_capacity) {
    size_t capacity = b->text_capacity * 2 + 64;
    uint8_t *text = realloc(out->text, capacity);
    if (!text) { b->failed = 1; return; }
    out->text = text;
    b->text_capacity = capacity;
  }
  uint8_t *p = out->text + out->text_count;
  uint32_t length;
  if (scalar < 0x80) { p[0] = scalar; length = 1; }
  else if (scalar < 0x800) { p[0] = 0xC0 | scalar >> 6; p[1] = 0x80 | (scalar & 63); length = 2; }
  else if (scalar < 0x10000) {
    p[0] = 0xE0 | scalar >> 12; p[1] = 0x80 | (scalar >> 6 & 63); p[2] = 0x80 | (scalar & 63); length = 3;
  } else {
    p[0] = 0xF0 | scalar >> 18; p[1] = 0x80 | (scalar >> 12 & 63); p[2] = 0x80 | (scalar >> 6 & 63);
    p[3] = 0x80 | (scalar & 63); length = 4;
  }
  out->text_count += length;
  warraq_run *last = out->run_count ? &out->runs[out->run_count - 1] : 0;
  if (last && last->width == width && last->text < RUN_LIMIT) {
    last->text += length;
    last->source += width;
    return;
  }
  if (out->run_count == b->run_capacity) {
    size_t capacity = b->run_capacity * 2 + 16;
    warraq_run *runs = realloc(out->runs, capacity * sizeof *runs);
    if (!runs) { b->failed = 1; return; }
    out->runs = runs;
    b->run_capacity = capacity;
  }
  out->runs[out->run_count++] = (warraq_run){length, width, width};
}

int warraq_decode(const char *name, const uint8_t *bytes, size_t count, warraq_decoded *result) {
  memset(result, 0, sizeof *result);
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &error);
  if (U_FAILURE(error)) return -1;
  builder b = {result, 0, 0, 0};
  b.text_capacity = count + count / 2 + 64;
  result->text = malloc(b.text_capacity);
  b.failed = !result->text;
  UChar units[BATCH];
  int32_t offsets[BATCH];
  const char *source = (const char *)bytes, *end = source + count;
  /* The scalar whose end is not known before the next one begins. */
  uint32_t pending = 0;
  int has_pending = 0;
  int64_t pending_start = 0;
  UChar high = 0;
  do {
    const char *batch = source;
    UChar *target = units;
    error = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, units + BATCH, &source, end, offsets, 1, &error);
    for (UChar *u = units; u < target && !b.failed; u++) {
      int32_t offset = offsets[u - units];
      int64_t start = batch - (const char *)bytes + (offset < 0 ? 0 : offset);
      uint32_t scalar = *u;
      if (high && *u >= 0xDC00 && *u < 0xE000) {
        pending = 0x10000 + ((high - 0xD800u) << 10) + (*u - 0xDC00u);
        high = 0;
        continue;
      }
      if (has_pending) put(&b, pending, (uint32_t)(start > pending_start ? start - pending_start : 0));
      high = 0;
      if (*u >= 0xD800 && *u < 0xDC00) { high = *u; scalar = 0xFFFD; }
      if (scalar == 0xFFFD && !high) result->invalid++;
      pending = scalar;
      pending_start = start;
      has_pending = 1;
    }
  } while (error == U_BUFFER_OVERFLOW_ERROR && !b.failed);
  if (has_pending && !b.failed) put(&b, pending, (uint32_t)((int64_t)count - pending_start));
  ucnv_close(converter);
  if (b.failed) { warraq_decoded_free(result); return -2; }
  return 0;
}

void warraq_decoded_free(warraq_decoded *decoded) {
  free(decoded->text);
  free(decoded->runs);
  memset(decoded, 0, sizeof *decoded);
}
