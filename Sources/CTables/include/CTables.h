// Unicode properties of scalars, as two-stage tables (see generate-properties); calendars (see generate-calendars).
#ifndef WARRAQ_CTABLES_H
#define WARRAQ_CTABLES_H

#include <stdint.h>

extern const uint16_t warraq_properties_index[];
extern const uint16_t warraq_properties_values[];
extern const uint16_t warraq_fold_index[];
extern const int32_t warraq_fold_values[];
/// What scalars of one byte and two are in words: bits 0-15 the bytes of the folded scalar, 16-17 how many, 18 a letter but no
/// capital, 19 a capital, 31 no part of words, or left to the other tables.
extern const uint32_t warraq_short[2048];

/// Day number since 1970 of 1 Muharram 1300, Umm al-Qura.
extern const int32_t warraq_hijri_first_day;
/// For each year from 1300 on: bit 0 is set where Muharram has thirty days, bit 1 Safar, and so on.
extern const uint16_t warraq_hijri_months[301];
/// Lines of "calendar month|name|name…": calendar 0 Gregorian, 1 Hijri, 2 Jalali; months from 1.
extern const char warraq_month_names[];

/// The months of thirty days of a year, from 1300 to 1600, as warraq_hijri_months has them.
static inline uint16_t warraq_hijri_months_of(int32_t year) {
  return year < 1300 || year > 1600 ? 0 : warraq_hijri_months[year - 1300];
}

/// warraq_month_names, for languages that can't name an array without a length.
static inline const char *warraq_month_names_text(void) { return warraq_month_names; }

/// Bits 0-3 the class, 4-9 the script, 10 upper case, 11 strong right-to-left, 12 strong left-to-right.
static inline uint16_t warraq_properties(uint32_t scalar) {
  if (scalar > 0x10FFFF) return 0;
  return warraq_properties_values[warraq_properties_index[scalar >> 7] << 7 | (scalar & 127)];
}

/// The scalar to match by: lower case, without accents, presentation form, width or script of digits.
/// 0 where the scalar is dropped, 0x110000 for a lam-alef ligature.
static inline uint32_t warraq_fold(uint32_t scalar) {
  if (scalar > 0x10FFFF) return 0;
  int32_t delta = warraq_fold_values[warraq_fold_index[scalar >> 7] << 7 | (scalar & 127)];
  return delta == -0x110000 ? 0 : (uint32_t)((int32_t)scalar + delta);
}

/// Token.Kind, in its order.
enum { WARRAQ_WORD, WARRAQ_NUMERAL, WARRAQ_IDEOGRAPH, WARRAQ_PUNCTUATION, WARRAQ_SYMBOL };

/// A token of a text.
typedef struct {
  /// The FNV-1a hash of the folded form.
  uint64_t key;
  /// Bytes of the text.
  uint32_t start, end;
  /// Of the folded forms of all tokens, one after another.
  uint32_t folded_start;
  /// At most 65,535.
  uint16_t folded_count;
  /// Bits 0-2 the kind, 3 begins with a capital, 4 all capitals, 5 after a blank, 6 after a line break.
  uint8_t bits;
  uint8_t script;
} warraq_token;

/// Where a scan for tokens stands: all zero, but for the blanks before, at the start.
typedef struct {
  /// The next byte to read, and how many folded bytes have been written in all.
  int64_t offset, folded;
  uint8_t space_before, newline_before;
  /// A token was begun and did not end before the pause; the rest is about it.
  uint8_t is_open;
  uint8_t kind, first, script, is_capitalized;
  int64_t start, folded_start;
  uint64_t key;
  /// Letters that are capitals, and that are none.
  uint32_t capitals, others;
} warraq_scan;

/// Reads tokens up to a pause, which lies between scalars, and returns how many ended. A token at the pause stays open
/// unless the text ends there. The text is valid UTF-8; `tokens` has room for one a byte and one more, `folded` for two
/// bytes a byte and eight more.
int64_t warraq_scan_tokens(
  const uint8_t *text, int64_t size, int64_t pause, warraq_scan *scan, warraq_token *tokens, uint8_t *folded);

#endif
