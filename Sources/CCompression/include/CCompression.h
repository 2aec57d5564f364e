// Whole messages through zlib and zstd.
#ifndef WARRAQ_CCOMPRESSION_H
#define WARRAQ_CCOMPRESSION_H

#include <stddef.h>
#include <stdint.h>

typedef enum { WARRAQ_GZIP, WARRAQ_DEFLATE, WARRAQ_ZSTD } warraq_encoding;

typedef enum {
  WARRAQ_COMPRESSION_DONE,
  WARRAQ_COMPRESSION_MALFORMED,
  WARRAQ_COMPRESSION_OVER_LIMIT,
  WARRAQ_COMPRESSION_NO_MEMORY,
} warraq_compression_result;

/// Bytes that the caller frees with free().
typedef struct {
  uint8_t *bytes;
  size_t count;
} warraq_bytes;

/// Compresses; fails only without memory.
warraq_compression_result warraq_compress(warraq_encoding encoding, const uint8_t *bytes, size_t count, warraq_bytes *out);
/// Decompresses to at most `limit` bytes. The output grows with what comes out, not with what the input announces.
warraq_compression_result warraq_decompress(warraq_encoding encoding, const uint8_t *bytes, size_t count, size_t limit,
                                            warraq_bytes *out);

#endif
