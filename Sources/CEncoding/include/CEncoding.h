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

/// A conversion under way.
typedef struct warraq_decoder warraq_decoder;

/// Begins a conversion with ICU's converter of that name; the bytes have to outlive it.
/// `corrections` has 256 entries or is null: by the first byte of a character, the scalar to put in place of ICU's, or
/// 0; it is copied. Returns null where the converter is not known or memory is short.
warraq_decoder *warraq_decoder_new(const char *converter, const uint16_t *corrections, const uint8_t *bytes,
                                   size_t count);
/// Converts the next 64 Ki code units.
/// Returns 1 where there is more, 0 at the end, -1 where memory is short.
int warraq_decoder_run(warraq_decoder *decoder);
/// What was converted, complete once warraq_decoder_run gave 0; alive as long as the decoder.
const warraq_decoded *warraq_decoder_result(const warraq_decoder *decoder);
void warraq_decoder_free(warraq_decoder *decoder);

/// Where `pattern` first begins in `bytes`; `count` where it doesn't occur.
size_t warraq_find(const uint8_t *bytes, size_t count, const uint8_t *pattern, size_t length);

/// How many bytes in a row from the first on are ASCII.
size_t warraq_ascii(const uint8_t *bytes, size_t count);

/// How many bytes from the first on stand in folded text as they are: no blanks but single spaces between others, no NUL, and
/// no byte that may begin a no-break space.
size_t warraq_folded(const uint8_t *bytes, size_t count);

#endif
