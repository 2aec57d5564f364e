// Unicode properties of scalars, as two-stage tables (see generate).
#ifndef WARRAQ_CTABLES_H
#define WARRAQ_CTABLES_H

#include <stdint.h>

extern const uint16_t warraq_properties_index[];
extern const uint16_t warraq_properties_values[];
extern const uint16_t warraq_fold_index[];
extern const int32_t warraq_fold_values[];

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
