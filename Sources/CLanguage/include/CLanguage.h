// Language identification by CLD2.
#ifndef WARRAQ_CLANGUAGE_H
#define WARRAQ_CLANGUAGE_H

#ifdef __cplusplus
extern "C" {
#endif

/// Writes the BCP 47 code of the language most of a UTF-8 text is in, empty where CLD2 can't tell.
/// Returns how much of the text is in it, per cent; negative where CLD2 calls itself unreliable.
int warraq_language(const char *text, int count, const char *hint, char *code, int capacity);

#ifdef __cplusplus
}
#endif

#endif
