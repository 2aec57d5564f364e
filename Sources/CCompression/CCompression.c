#include "CCompression.h"

#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

enum { GZIP_WINDOW = 15 + 16, ZLIB_WINDOW = 15, SMALLEST = 4096, LARGEST_ZSTD_WINDOW = 23 };

static int window_of(warraq_encoding encoding) { return encoding == WARRAQ_GZIP ? GZIP_WINDOW : ZLIB_WINDOW; }

// Makes room for more output, doubling; one byte above the limit, so that passing it shows.
static warraq_compression_result grow(warraq_bytes *out, size_t *capacity, size_t limit) {
  if (*capacity > limit) return WARRAQ_COMPRESSION_OVER_LIMIT;
  size_t wanted = *capacity < SMALLEST ? SMALLEST : *capacity * 2;
  if (wanted > limit) wanted = limit + 1;
  uint8_t *larger = realloc(out->bytes, wanted);
  if (!larger) return WARRAQ_COMPRESSION_NO_MEMORY;
  out->bytes = larger;
  *capacity = wanted;
  return WARRAQ_COMPRESSION_DONE;
}

static warraq_compression_result deflate_all(warraq_encoding encoding, const uint8_t *bytes, size_t count, warraq_bytes *out) {
  z_stream stream = {0};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_of(encoding), 8, Z_DEFAULT_STRATEGY) != Z_OK)
    return WARRAQ_COMPRESSION_NO_MEMORY;
  size_t bound = deflateBound(&stream, count);
  out->bytes = malloc(bound);
  if (!out->bytes) {
    deflateEnd(&stream);
    return WARRAQ_COMPRESSION_NO_MEMORY;
  }
  // Messages are far below zlib's 4 GiB of one call.
  stream.next_in = (uint8_t *)bytes;
  stream.avail_in = count;
  stream.next_out = out->bytes;
  stream.avail_out = bound;
  int result = deflate(&stream, Z_FINISH);
  out->count = stream.total_out;
  deflateEnd(&stream);
  return result == Z_STREAM_END ? WARRAQ_COMPRESSION_DONE : WARRAQ_COMPRESSION_NO_MEMORY;
}

static warraq_compression_result inflate_members(warraq_encoding encoding, z_stream *stream, size_t limit,
                                                 warraq_bytes *out) {
  size_t capacity = 0;
  while (1) {
    if (out->count == capacity) {
      warraq_compression_result result = grow(out, &capacity, limit);
      if (result != WARRAQ_COMPRESSION_DONE) return result;
    }
    stream->next_out = out->bytes + out->count;
    stream->avail_out = capacity - out->count;
    int result = inflate(stream, Z_NO_FLUSH);
    out->count = capacity - stream->avail_out;
    if (out->count > limit) return WARRAQ_COMPRESSION_OVER_LIMIT;
    if (result == Z_STREAM_END && stream->avail_in == 0) return WARRAQ_COMPRESSION_DONE;
    // gzip allows several members one behind another.
    if (result == Z_STREAM_END && encoding == WARRAQ_GZIP) result = inflateReset(stream);
    if (result == Z_MEM_ERROR) return WARRAQ_COMPRESSION_NO_MEMORY;
    if (result != Z_OK && !(result == Z_BUF_ERROR && out->count == capacity)) return WARRAQ_COMPRESSION_MALFORMED;
  }
}

static warraq_compression_result inflate_all(warraq_encoding encoding, const uint8_t *bytes, size_t count, size_t limit,
                                             warraq_bytes *out) {
  z_stream stream = {.next_in = (uint8_t *)bytes, .avail_in = count};
  if (inflateInit2(&stream, window_of(encoding)) != Z_OK) return WARRAQ_COMPRESSION_NO_MEMORY;
  warraq_compression_result result = inflate_members(encoding, &stream, limit, out);
  inflateEnd(&stream);
  return result;
}

static warraq_compression_result zstd_compress(const uint8_t *bytes, size_t count, warraq_bytes *out) {
  size_t bound = ZSTD_compressBound(count);
  out->bytes = malloc(bound);
  if (!out->bytes) return WARRAQ_COMPRESSION_NO_MEMORY;
  size_t result = ZSTD_compress(out->bytes, bound, bytes, count, ZSTD_CLEVEL_DEFAULT);
  if (ZSTD_isError(result)) return WARRAQ_COMPRESSION_NO_MEMORY;
  out->count = result;
  return WARRAQ_COMPRESSION_DONE;
}

static warraq_compression_result zstd_decompress(const uint8_t *bytes, size_t count, size_t limit, warraq_bytes *out) {
  ZSTD_DCtx *context = ZSTD_createDCtx();
  if (!context) return WARRAQ_COMPRESSION_NO_MEMORY;
  // A frame may announce a window of gigabytes, which would be allocated at once.
  ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, LARGEST_ZSTD_WINDOW);
  ZSTD_inBuffer input = {bytes, count, 0};
  size_t capacity = 0, left = 1;
  warraq_compression_result result = count == 0 ? WARRAQ_COMPRESSION_MALFORMED : WARRAQ_COMPRESSION_DONE;
  while (result == WARRAQ_COMPRESSION_DONE && !(left == 0 && input.pos == input.size)) {
    if (out->count == capacity && (result = grow(out, &capacity, limit)) != WARRAQ_COMPRESSION_DONE) break;
    ZSTD_outBuffer output = {out->bytes, capacity, out->count};
    size_t consumed = input.pos;
    left = ZSTD_decompressStream(context, &output, &input);
    // Nothing went in and nothing came out though there is room: the input ends too early.
    int is_stuck = input.pos == consumed && output.pos == out->count;
    out->count = output.pos;
    if (ZSTD_isError(left) || (left != 0 && is_stuck)) result = WARRAQ_COMPRESSION_MALFORMED;
    if (out->count > limit) result = WARRAQ_COMPRESSION_OVER_LIMIT;
  }
  ZSTD_freeDCtx(context);
  return result;
}

warraq_compression_result warraq_compress(warraq_encoding encoding, const uint8_t *bytes, size_t count, warraq_bytes *out) {
  *out = (warraq_bytes){0};
  return encoding == WARRAQ_ZSTD ? zstd_compress(bytes, count, out) : deflate_all(encoding, bytes, count, out);
}

warraq_compression_result warraq_decompress(warraq_encoding encoding, const uint8_t *bytes, size_t count, size_t limit,
                                            warraq_bytes *out) {
  *out = (warraq_bytes){0};
  return encoding == WARRAQ_ZSTD ? zstd_decompress(bytes, count, limit, out)
                                 : inflate_all(encoding, bytes, count, limit, out);
}
