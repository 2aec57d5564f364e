// Constant tables for the HTML reader, and the scans that want vector instructions.
//
// The tables themselves are in tables.c, written by `generate`. They are reached only through the
// functions below, because Swift would import a sized array as a tuple.

#ifndef CHTMLTABLES_H
#define CHTMLTABLES_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

// Traits of an HTML tag name, as the standard's parsing section groups them.
#define CHTML_SPECIAL 0x1u
#define CHTML_SCOPE 0x2u
#define CHTML_LIST_SCOPE 0x4u
#define CHTML_BUTTON_SCOPE 0x8u
#define CHTML_TABLE_SCOPE 0x10u
#define CHTML_IMPLIED_END 0x20u
#define CHTML_IMPLIED_END_THOROUGH 0x40u
#define CHTML_FORMATTING 0x80u
#define CHTML_BODY_CONTEXT 0x100u
#define CHTML_ROW_CONTEXT 0x200u
#define CHTML_FOSTERS 0x400u
#define CHTML_HEADING 0x800u
#define CHTML_BREAKOUT 0x1000u
#define CHTML_VOID 0x2000u
// Start and end tags in the body that only close a paragraph or what is open in the element.
#define CHTML_BLOCK_START 0x4000u
#define CHTML_BLOCK_END 0x8000u

// Known names have ids from 1 to below this one.
#define CHTML_FIRST_OWN_NAME 640u

// Traits of a byte.
#define CHTML_SPACE 0x1u
#define CHTML_ALPHA 0x2u
#define CHTML_ALNUM 0x4u
#define CHTML_TAG_END 0x8u
#define CHTML_ATTRIBUTE_END 0x10u

extern const uint8_t chtml_byte_traits_table[];
extern const uint32_t chtml_tag_traits_table[];
extern const uint16_t chtml_name_slots[];
extern const uint64_t chtml_name_keys[];
extern const uint8_t chtml_name_lengths[];
extern const uint16_t chtml_name_starts[];
extern const uint8_t chtml_name_bytes[];
extern const uint16_t chtml_svg_tags[];
extern const uint16_t chtml_svg_attributes[];

/// The prefix (1 xlink, 2 xml, 3 xmlns) and, through `local`, the local name of an attribute that
/// foreign elements put into a namespace; 0 when the name is not one of those.
uint8_t chtml_foreign_attribute(uint32_t name, uint32_t *local);

/// Matches the longest named character reference at the start of `p[0..<n]`, the byte after `&`.
///
/// Returns the number of bytes matched, 0 for none, and the UTF-8 replacement through `out`
/// and `out_length`.
size_t chtml_match_reference(const uint8_t *p, size_t n, const uint8_t **out, uint32_t *out_length);

/// The Unicode scalar that a numeric reference to 0x80...0x9F stands for.
uint32_t chtml_windows_1252(uint32_t code);

/// `realloc` for lists of plain values. Large ones ask for huge pages: first touches of small ones cost more than
/// all that is then written there.
void *chtml_resize(void *memory, size_t size);
static inline void chtml_free(void *memory) { free(memory); }

/// A pointer that is not null, for inputs without bytes.
static inline const uint8_t *chtml_no_bytes(void) { return chtml_byte_traits_table; }

static inline uint8_t chtml_byte_traits(uint8_t byte) { return chtml_byte_traits_table[byte]; }

static inline uint32_t chtml_tag_traits(uint32_t name) {
  return name < CHTML_FIRST_OWN_NAME ? chtml_tag_traits_table[name] : 0;
}

/// The name's spelling in SVG, the name itself where SVG does not change it.
static inline uint32_t chtml_svg_tag(uint32_t name) {
  return name < CHTML_FIRST_OWN_NAME ? chtml_svg_tags[name] : name;
}

static inline uint32_t chtml_svg_attribute(uint32_t name) {
  return name < CHTML_FIRST_OWN_NAME ? chtml_svg_attributes[name] : name;
}

static inline uint32_t chtml_name_length(uint32_t name) { return chtml_name_lengths[name]; }

static inline uint8_t chtml_name_byte(uint32_t name, uint32_t i) {
  return chtml_name_bytes[chtml_name_starts[name] + i];
}

static inline uint8_t chtml_lower(uint8_t c) {
  return (uint8_t)(c - 'A') < 26 ? (uint8_t)(c | 0x20) : c;
}

static inline uint32_t chtml_name_slot(uint64_t key, size_t length) {
  return (uint32_t)(((key + length) * UINT64_C(0x9E3779B97F4A7C15)) >> 53);
}

/// The id of the known name spelled `p[0..<n]` in any letter case, or 0.
///
/// `key` holds the first eight bytes, lower-cased, the last of them lowest.
static inline uint32_t chtml_find_name(const uint8_t *p, size_t n, uint64_t key) {
  uint32_t slot = chtml_name_slot(key, n);
  uint32_t name;
  while ((name = chtml_name_slots[slot]) != 0) {
    if (chtml_name_keys[name] == key && chtml_name_lengths[name] == n) {
      const uint8_t *known = chtml_name_bytes + chtml_name_starts[name];
      size_t i = 8;
      while (i < n && chtml_lower(p[i]) == known[i]) i++;
      if (i >= n) return name;
    }
    slot = (slot + 1) & 2047;
  }
  return 0;
}

/// The index in `i..<n` of the first byte equal to one of four, or `n`.
static inline size_t chtml_find_any(const uint8_t *p, size_t i, size_t n, uint8_t a, uint8_t b,
                                    uint8_t c, uint8_t d) {
#if defined(__SSE2__)
  typedef char v16 __attribute__((vector_size(16)));
  typedef char v16u __attribute__((vector_size(16), aligned(1)));
  v16 va = (v16){} + (char)a, vb = (v16){} + (char)b, vc = (v16){} + (char)c, vd = (v16){} + (char)d;
  while (i + 16 <= n) {
    v16 x = *(const v16u *)(p + i);
    v16 hit = (v16)((x == va) | (x == vb) | (x == vc) | (x == vd));
    int mask = __builtin_ia32_pmovmskb128(hit);
    if (mask != 0) return i + (size_t)__builtin_ctz((unsigned)mask);
    i += 16;
  }
#endif
  while (i < n && p[i] != a && p[i] != b && p[i] != c && p[i] != d) i++;
  return i;
}

#endif
