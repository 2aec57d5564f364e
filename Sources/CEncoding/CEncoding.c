#define _GNU_SOURCE  // memmem
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

size_t warraq_ascii(const uint8_t *bytes, size_t count) {
  size_t done = 0;
  for (uint64_t words[8]; count - done >= sizeof words; done += sizeof words) {
    memcpy(words, bytes + done, sizeof words);
    uint64_t all = words[0] | words[1] | words[2] | words[3] | words[4] | words[5] | words[6] | words[7];
    if (all & 0x8080808080808080) break;
  }
  while (done < count && bytes[done] < 0x80) done++;
  return done;
}

size_t warraq_folded(const uint8_t *bytes, size_t count) {
  static const uint8_t is_special[256] = {[0] = 1, ['\t'] = 1, ['\n'] = 1, ['\f'] = 1, ['\r'] = 1, [' '] = 1, [0xC2] = 1};
  size_t done = 0;
  while (done < count) {
    if (!is_special[bytes[done]]) {
      done++;
    } else if (bytes[done] == ' ' && done > 0 && count - done > 1 && !is_special[bytes[done + 1]]) {
      done += 2;
    } else {
      break;
    }
  }
  return done;
}

size_t warraq_find(const uint8_t *bytes, size_t count, const uint8_t *pattern, size_t length) {
  const uint8_t *found = memmem(bytes, count, pattern, length);
  return found ? (size_t)(found - bytes) : count;
}

enum { RUN_LIMIT = 1024, BATCH = 4096, BATCHES = 16 };

struct warraq_decoder {
  warraq_decoded out;
  size_t text_capacity, run_capacity;
  int failed;
  UConverter *converter;
  int is_corrected;
  uint16_t corrections[256];
  const char *start, *source, *end;
  /* The scalar whose end is not known before the next one begins. */
  uint32_t pending;
  int has_pending;
  int64_t pending_start;
  UChar high;
};

static void put(warraq_decoder *b, uint32_t scalar, uint32_t width) {
  warraq_decoded *out = &b->out;
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

warraq_decoder *warraq_decoder_new(const char *name, const uint16_t *corrections, const uint8_t *bytes,
                                   size_t count) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &error);
  if (U_FAILURE(error)) return 0;
  warraq_decoder *d = calloc(1, sizeof *d);
  if (!d) { ucnv_close(converter); return 0; }
  d->converter = converter;
  d->is_corrected = corrections != 0;
  if (corrections) memcpy(d->corrections, corrections, sizeof d->corrections);
  d->start = d->source = (const char *)bytes;
  d->end = d->start + count;
  d->text_capacity = count + count / 2 + 64;
  d->out.text = malloc(d->text_capacity);
  d->failed = !d->out.text;
  return d;
}

/* One call of the converter, which fills `units` at most. Returns whether there is more to convert. */
static int convert_batch(warraq_decoder *d) {
  UChar units[BATCH];
  int32_t offsets[BATCH];
  const char *batch = d->source;
  UChar *target = units;
  UErrorCode error = U_ZERO_ERROR;
  ucnv_toUnicode(d->converter, &target, units + BATCH, &d->source, d->end, offsets, 1, &error);
  for (UChar *u = units; u < target && !d->failed; u++) {
    int32_t offset = offsets[u - units];
    int64_t start = batch - d->start + (offset < 0 ? 0 : offset);
    uint32_t scalar = *u;
    if (d->high && *u >= 0xDC00 && *u < 0xE000) {
      d->pending = 0x10000 + ((d->high - 0xD800u) << 10) + (*u - 0xDC00u);
      d->high = 0;
      continue;
    }
    /* Half a pair may come from the call before, with no byte of this one; its place may be the end. */
    if (d->is_corrected && offset >= 0 && d->start + start < d->end) {
      uint16_t correction = d->corrections[(uint8_t)d->start[start]];
      if (correction) scalar = correction;
    }
    if (d->has_pending) put(d, d->pending, (uint32_t)(start > d->pending_start ? start - d->pending_start : 0));
    d->high = 0;
    if (*u >= 0xD800 && *u < 0xDC00) { d->high = *u; scalar = 0xFFFD; }
    if (scalar == 0xFFFD && !d->high) d->out.invalid++;
    d->pending = scalar;
    d->pending_start = start;
    d->has_pending = 1;
  }
  return error == U_BUFFER_OVERFLOW_ERROR && !d->failed;
}

int warraq_decoder_run(warraq_decoder *d) {
  for (int batch = 0; batch < BATCHES; batch++) {
    if (convert_batch(d)) continue;
    if (d->has_pending && !d->failed) put(d, d->pending, (uint32_t)(d->end - d->start - d->pending_start));
    return d->failed ? -1 : 0;
  }
  return 1;
}

const warraq_decoded *warraq_decoder_result(const warraq_decoder *d) { return &d->out; }

void warraq_decoder_free(warraq_decoder *d) {
  ucnv_close(d->converter);
  free(d->out.text);
  free(d->out.runs);
  free(d);
}
