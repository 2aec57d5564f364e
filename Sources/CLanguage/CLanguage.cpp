#include "CLanguage.h"

// cld2's headers use FILE without including it.
#include <cstdio>
#include <cstring>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

// cld2 looks at the character after the last one, whatever is there: a letter cut short sends it out of its tables.
static const size_t padding = 8;

int warraq_language(const char *text, int count, const char *hint, char *code, int capacity) {
  code[0] = 0;
  if (count <= 0) return 0;
  std::vector<char> padded(static_cast<size_t>(count) + padding);
  std::memcpy(padded.data(), text, static_cast<size_t>(count));
  CLD2::CLDHints hints = {hint && *hint ? hint : nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  bool reliable = false;
  CLD2::ExtDetectLanguageSummary(padded.data(), count, true, &hints, 0, languages, percents, scores, nullptr, &bytes, &reliable);
  if (languages[0] == CLD2::UNKNOWN_LANGUAGE) return 0;
  const char *found = CLD2::LanguageCode(languages[0]);
  if (std::strlen(found) >= static_cast<size_t>(capacity)) return 0;
  std::strcpy(code, found);
  return reliable ? percents[0] : -percents[0];
}
