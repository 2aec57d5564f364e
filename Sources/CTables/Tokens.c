#include "CTables.h"

// ScalarClass, in its order.
enum class {
  OTHER, LETTER, MARK, DIGIT, NUMBER, SPACE, NEWLINE, PUNCTUATION, SYMBOL, IDEOGRAPH, KANA, COMPLEX, FORMAT
};

// Script's cases that rules here name.
enum { ARABIC = 2 };

// The properties of an ASCII letter, but for its case.
enum { ASCII_LETTER = LETTER | 1 << 4 };

// FNV-1a, as TextKey mixes it.
#define SEED UINT64_C(0xCBF29CE484222325)
#define PRIME UINT64_C(0x100000001B3)

static inline uint32_t decode(const uint8_t *text, int64_t offset, int *length) {
  uint32_t scalar = text[offset];
  if (scalar < 0x80) {
    *length = 1;
    return scalar;
  }
  if (scalar < 0xE0) {
    *length = 2;
    return (scalar & 0x1F) << 6 | (text[offset + 1] & 0x3Fu);
  }
  if (scalar < 0xF0) {
    *length = 3;
    return (scalar & 0xF) << 12 | (text[offset + 1] & 0x3Fu) << 6 | (text[offset + 2] & 0x3Fu);
  }
  *length = 4;
  return (scalar & 7) << 18 | (text[offset + 1] & 0x3Fu) << 12 | (text[offset + 2] & 0x3Fu) << 6 |
         (text[offset + 3] & 0x3Fu);
}

static inline enum class class_of(uint16_t properties) { return (enum class)(properties & 15); }
static inline int script_of(uint16_t properties) { return properties >> 4 & 63; }
static inline int is_upper(uint16_t properties) { return properties >> 10 & 1; }

// The properties of the scalar at an offset; those of nothing at the end.
static inline uint16_t properties_at(const uint8_t *text, int64_t size, int64_t offset) {
  int length;
  return offset < size ? warraq_properties(decode(text, offset, &length)) : OTHER;
}

static int is_joinable(uint16_t properties) {
  return class_of(properties) == LETTER || class_of(properties) == MARK;
}

// Whether a mark of punctuation inside a word belongs to it.
static int joins_word(const uint8_t *text, int64_t size, const warraq_scan *scan, uint32_t scalar, int64_t after) {
  switch (scalar) {
  case 0x5F: return 1;
  case 0x27: case 0x2019: case 0xB7: case 0x5F4: case 0x5F3: return is_joinable(properties_at(text, size, after));
  case 0x2E: {
    uint16_t next = properties_at(text, size, after);
    if (scan->script == ARABIC || !is_joinable(next) || script_of(next) != scan->script) return 0;
    int is_single = scan->offset - scan->start <= 2 || text[scan->offset - 2] == 0x2E;
    return !is_upper(next) || is_single;
  }
  default: return 0;
  }
}

static int joins_number(const uint8_t *text, int64_t size, uint32_t scalar, int64_t after) {
  switch (scalar) {
  case 0x2E: case 0x2C: case 0x66B: case 0x66C: case 0x2019:
    return class_of(properties_at(text, size, after)) == DIGIT;
  default: return 0;
  }
}

// Whether the token at hand goes on with a scalar, and which comes after it.
static inline int goes_on(
  const uint8_t *text, int64_t size, const warraq_scan *scan, uint32_t scalar, uint16_t properties, int64_t after
) {
  enum class own = class_of(properties);
  switch (own) {
  case MARK: case DIGIT: case NUMBER: return 1;
  case LETTER: return scan->kind == WARRAQ_WORD && (scan->first == LETTER || scan->first == MARK);
  case KANA: case COMPLEX: return scan->kind == WARRAQ_WORD && own == scan->first;
  case FORMAT: return scan->kind == WARRAQ_WORD && is_joinable(properties_at(text, size, after));
  case PUNCTUATION:
    return scan->kind == WARRAQ_WORD ? joins_word(text, size, scan, scalar, after)
                                     : joins_number(text, size, scalar, after);
  default: return 0;
  }
}

#define PUT(byte) \
  do { \
    uint8_t put = (uint8_t)(byte); \
    *out++ = put; \
    key = (key ^ put) * PRIME; \
  } while (0)

// Writes a scalar folded, and takes it into the key.
__attribute__((always_inline)) static inline uint8_t *put_folded(uint32_t scalar, uint8_t *out, uint64_t *into) {
  uint64_t key = *into;
  scalar = warraq_fold(scalar);
  if (scalar == 0) return out;
  if (scalar < 0x80) {
    PUT(scalar);
  } else if (scalar < 0x800) {
    PUT(0xC0 | scalar >> 6);
    PUT(0x80 | (scalar & 0x3F));
  } else if (scalar == 0x110000) {
    // Lam and alef.
    PUT(0xD9);
    PUT(0x84);
    PUT(0xD8);
    PUT(0xA7);
  } else {
    if (scalar < 0x10000) {
      PUT(0xE0 | scalar >> 12);
    } else {
      PUT(0xF0 | scalar >> 18);
      PUT(0x80 | (scalar >> 12 & 0x3F));
    }
    PUT(0x80 | (scalar >> 6 & 0x3F));
    PUT(0x80 | (scalar & 0x3F));
  }
  *into = key;
  return out;
}

// What is counted of a word while its letters are read.
typedef struct word {
  int64_t offset;
  uint8_t *out;
  uint64_t key;
  // Letters that are capitals, and that are none.
  uint32_t capitals, others;
} word;

// Reads letters, marks and digits of one byte and of two, which most words have nothing but.
__attribute__((always_inline)) static inline word read_short(const uint8_t *restrict text, int64_t pause, word word) {
  const uint8_t *restrict next = text + word.offset, *const end = text + pause;
  uint8_t *restrict out = word.out;
  uint64_t key = word.key;
  uint32_t capitals = word.capitals;
  const uint8_t *const before = next;
  uint32_t byte = 0;
  while (next < end) {
    byte = *next;
    uint32_t lower = byte | 0x20;
    if (lower - 'a' >= 26) break;
    capitals += (lower ^ byte) >> 5;
    PUT(lower);
    next++;
  }
  uint32_t others = word.others + (uint32_t)(next - before) - (capitals - word.capitals);
  while (next < end && ((byte = *next) & 0xE0) == 0xC0) {
    const uint32_t known = warraq_short[(byte & 0x1F) << 6 | (next[1] & 0x3Fu)];
    if (known >> 31) break;
    others += known >> 18 & 1;
    capitals += known >> 19 & 1;
    if (known & 1 << 17) {
      out[0] = (uint8_t)known;
      out[1] = (uint8_t)(known >> 8);
      out += 2;
      key = (key ^ (known & 0xFF)) * PRIME;
      key = (key ^ (known >> 8 & 0xFF)) * PRIME;
    } else if (known & 1 << 16) {
      PUT(known);
    }
    next += 2;
  }
  return (struct word){next - text, out, key, capitals, others};
}

// A token of a scan's kind and script, before which stands what the scan says.
static inline warraq_token made(
  const warraq_scan *scan, int64_t start, int64_t end, int64_t folded_start, int64_t folded_count, uint64_t key,
  int is_capitalized, int is_all_capitals
) {
  return (warraq_token){
    .key = key,
    .start = (uint32_t)start,
    .end = (uint32_t)end,
    .folded_start = (uint32_t)folded_start,
    .folded_count = folded_count < UINT16_MAX ? (uint16_t)folded_count : UINT16_MAX,
    .bits = (uint8_t)(
      scan->kind | is_capitalized << 3 | is_all_capitals << 4 | scan->space_before << 5 | scan->newline_before << 6),
    .script = scan->script};
}

int64_t warraq_scan_tokens(
  const uint8_t *restrict text, int64_t size, int64_t pause, warraq_scan *restrict state,
  warraq_token *restrict tokens, uint8_t *restrict folded
) {
  warraq_scan copy = *state, *scan = &copy;
  warraq_token *restrict token = tokens;
  uint8_t *restrict out = folded;
  const int64_t folded_before = scan->folded;
  int64_t offset = scan->offset;
  while (offset < pause) {
    int length;
    uint32_t scalar;
    uint16_t properties;
    if (!scan->is_open) {
      const uint8_t first = text[offset];
      if (first == 0x20) {
        scan->space_before = 1;
        offset++;
        continue;
      }
      const int is_ascii = (uint8_t)((first | 0x20) - 'a') < 26;
      if (is_ascii) {
        properties = ASCII_LETTER | (first < 'a') << 10;
      } else if ((first & 0xE0) == 0xC0) {
        properties = warraq_properties(decode(text, offset, &length));
      } else {
        properties = OTHER;
      }
      if (class_of(properties) == LETTER) {
        // A word of such letters with a blank behind it needs no more.
        word word = read_short(text, pause, (struct word){.offset = offset, .out = out, .key = SEED});
        if (word.offset < pause && text[word.offset] == 0x20) {
          scan->kind = WARRAQ_WORD;
          scan->script = (uint8_t)script_of(properties);
          *token++ = made(
            scan, offset, word.offset, folded_before + (out - folded), word.out - out, word.key, is_upper(properties),
            word.capitals > 1 && !word.others);
          out = word.out;
          offset = word.offset + 1;
          scan->space_before = 1;
          scan->newline_before = 0;
          continue;
        }
      }
      scalar = decode(text, offset, &length);
      properties = warraq_properties(scalar);
      enum class own = class_of(properties);
      int kind = WARRAQ_WORD;
      switch (own) {
      case LETTER: case MARK: case KANA: case COMPLEX: break;
      case NEWLINE: scan->newline_before = 1; __attribute__((fallthrough));
      case SPACE: scan->space_before = 1; __attribute__((fallthrough));
      case FORMAT: case OTHER: offset += length; continue;
      case DIGIT: case NUMBER: kind = WARRAQ_NUMERAL; break;
      case IDEOGRAPH: kind = WARRAQ_IDEOGRAPH; break;
      case PUNCTUATION: kind = WARRAQ_PUNCTUATION; break;
      case SYMBOL: kind = WARRAQ_SYMBOL; break;
      }
      scan->is_open = 1;
      scan->kind = (uint8_t)kind;
      scan->first = (uint8_t)own;
      scan->script = (uint8_t)script_of(properties);
      scan->is_capitalized = (uint8_t)is_upper(properties);
      scan->start = offset;
      scan->folded_start = folded_before + (out - folded);
      scan->key = SEED;
      scan->capitals = scan->others = 0;
      if (kind >= WARRAQ_IDEOGRAPH) {
        offset += length;
        out = put_folded(scalar, out, &scan->key);
      }
    }
    if (scan->kind <= WARRAQ_NUMERAL) {
      uint64_t key = scan->key;
      uint32_t capitals = scan->capitals, others = scan->others;
      const int is_spelled = scan->kind == WARRAQ_WORD && (scan->first == LETTER || scan->first == MARK);
      int goes = 1;
      while (offset < pause) {
        if (is_spelled) {
          word word = read_short(text, pause, (struct word){offset, out, key, capitals, others});
          offset = word.offset;
          out = word.out;
          key = word.key;
          capitals = word.capitals;
          others = word.others;
          if (offset >= pause) break;
        }
        if (text[offset] == 0x20) {
          goes = 0;
          break;
        }
        scalar = decode(text, offset, &length);
        properties = warraq_properties(scalar);
        if (class_of(properties) == LETTER && is_spelled) {
          capitals += (uint32_t)is_upper(properties);
          others += (uint32_t)!is_upper(properties);
        } else {
          scan->offset = offset;
          // The first scalar begins the token whatever it is.
          goes = offset == scan->start || goes_on(text, size, scan, scalar, properties, offset + length);
          if (!goes) break;
        }
        offset += length;
        out = put_folded(scalar, out, &key);
      }
      scan->key = key;
      scan->capitals = capitals;
      scan->others = others;
      // At the pause, what follows shows whether the token is whole.
      if (goes && offset < size) break;
    }
    *token++ = made(
      scan, scan->start, offset, scan->folded_start, folded_before + (out - folded) - scan->folded_start, scan->key,
      scan->is_capitalized, scan->capitals > 1 && !scan->others);
    scan->is_open = scan->space_before = scan->newline_before = 0;
  }
  copy.offset = offset;
  copy.folded = folded_before + (out - folded);
  *state = copy;
  return token - tokens;
}
