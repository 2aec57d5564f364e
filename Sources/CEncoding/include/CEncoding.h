// Charset detection by uchardet and conversion by ICU, with the source range of every scalar.
#ifndef WARRAQ_CENCODING_H
#define WARRAQ_CENCODING_H

#include <stddef.h>
#include <stdint.h>

/// A stretch of text whose scalars all came from `width` bytes each.
typedef struct {
  uint32_t text;    ///< Bytes of UTF-8.
  uint32_t source;  ///< Bytes of input.
  uint32_t width;   ///< Bytes of input for each scalar.
} warraq_run;

typedef struct {
  uint8_t *text;
  size_t text_count;
  warraq_run *runs;
  size_t run_count;
  size_t invalid;  ///< Sequences that the charset does not have; each became U+FFFD.
} warraq_decoded;

/// Writes uchardet's guess into `name`, empty where it has none.
void warraq_detect_charset(const uint8_t *bytes, size_t count, char *name, size_t capacity);

/// Converts with ICU's converter of that name.
/// Returns 0, -1 where the converter is not known or -2 where memory is short; release what was given with warraq_decoded_free.
int warraq_decode(const char *converter, const uint8_t *bytes, size_t count, warraq_decoded *result);

void warraq_decoded_free(warraq_decoded *decoded);

#endif
