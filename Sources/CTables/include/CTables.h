// Unicode properties of scalars, as two-stage tables (see generate-properties); calendars (see generate-calendars).
#ifndef WARRAQ_CTABLES_H
#define WARRAQ_CTABLES_H

#include <stdint.h>

extern const uint16_t warraq_properties_index[];
extern const uint16_t warraq_properties_values[];
extern const uint16_t warraq_fold_index[];
extern const int32_t warraq_fold_values[];

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

#endif
