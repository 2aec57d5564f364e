#include "CCommonMark.h"

#include <string.h>

void warraq_commonmark_prepare(void) { cmark_gfm_core_extensions_ensure_registered(); }

cmark_parser *warraq_commonmark_parser_new(void) {
  static const char *const names[] = {"table", "strikethrough", "autolink", "tasklist"};
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES);
  for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
    cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);
    if (extension) cmark_parser_attach_syntax_extension(parser, extension);
  }
  return parser;
}

warraq_node_kind warraq_commonmark_kind(cmark_node *node) {
  cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_PARAGRAPH) return WARRAQ_NODE_PARAGRAPH;
  if (type == CMARK_NODE_HEADING) return WARRAQ_NODE_HEADING;
  if (type == CMARK_NODE_BLOCK_QUOTE) return WARRAQ_NODE_QUOTE;
  if (type == CMARK_NODE_LIST) return WARRAQ_NODE_LIST;
  if (type == CMARK_NODE_ITEM) return WARRAQ_NODE_ITEM;
  if (type == CMARK_NODE_CODE_BLOCK) return WARRAQ_NODE_CODE_BLOCK;
  if (type == CMARK_NODE_HTML_BLOCK) return WARRAQ_NODE_HTML_BLOCK;
  if (type == CMARK_NODE_THEMATIC_BREAK) return WARRAQ_NODE_RULE;
  if (type == CMARK_NODE_FOOTNOTE_DEFINITION) return WARRAQ_NODE_FOOTNOTE;
  if (type == CMARK_NODE_TEXT) return WARRAQ_NODE_TEXT;
  if (type == CMARK_NODE_SOFTBREAK) return WARRAQ_NODE_SOFT_BREAK;
  if (type == CMARK_NODE_LINEBREAK) return WARRAQ_NODE_LINE_BREAK;
  if (type == CMARK_NODE_CODE) return WARRAQ_NODE_CODE;
  if (type == CMARK_NODE_HTML_INLINE) return WARRAQ_NODE_HTML;
  if (type == CMARK_NODE_EMPH) return WARRAQ_NODE_EMPHASIS;
  if (type == CMARK_NODE_STRONG) return WARRAQ_NODE_STRONG;
  if (type == CMARK_NODE_LINK) return WARRAQ_NODE_LINK;
  if (type == CMARK_NODE_IMAGE) return WARRAQ_NODE_IMAGE;
  if (type == CMARK_NODE_FOOTNOTE_REFERENCE) return WARRAQ_NODE_FOOTNOTE_REFERENCE;
  /* The types of an extension's nodes are not declared; their names are. */
  const char *name = cmark_node_get_type_string(node);
  if (!strcmp(name, "table")) return WARRAQ_NODE_TABLE;
  if (!strcmp(name, "table_header") || !strcmp(name, "table_row")) return WARRAQ_NODE_TABLE_ROW;
  if (!strcmp(name, "table_cell")) return WARRAQ_NODE_TABLE_CELL;
  return WARRAQ_NODE_OTHER;
}

int warraq_commonmark_is_header(cmark_node *row) {
  return !strcmp(cmark_node_get_type_string(row), "table_header");
}
