// cmark-gfm with GitHub's extensions.
#ifndef WARRAQ_CCOMMONMARK_H
#define WARRAQ_CCOMMONMARK_H

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

/// What a node is, over cmark's own types and those of its extensions.
typedef enum {
  WARRAQ_NODE_OTHER,
  WARRAQ_NODE_PARAGRAPH,
  WARRAQ_NODE_HEADING,
  WARRAQ_NODE_QUOTE,
  WARRAQ_NODE_LIST,
  WARRAQ_NODE_ITEM,
  WARRAQ_NODE_CODE_BLOCK,
  WARRAQ_NODE_HTML_BLOCK,
  WARRAQ_NODE_RULE,
  WARRAQ_NODE_TABLE,
  WARRAQ_NODE_TABLE_ROW,
  WARRAQ_NODE_TABLE_CELL,
  WARRAQ_NODE_FOOTNOTE,
  WARRAQ_NODE_TEXT,
  WARRAQ_NODE_SOFT_BREAK,
  WARRAQ_NODE_LINE_BREAK,
  WARRAQ_NODE_CODE,
  WARRAQ_NODE_HTML,
  WARRAQ_NODE_EMPHASIS,
  WARRAQ_NODE_STRONG,
  WARRAQ_NODE_LINK,
  WARRAQ_NODE_IMAGE,
  WARRAQ_NODE_FOOTNOTE_REFERENCE,
} warraq_node_kind;

/// Makes the extensions known; call once before the first parse, from one thread.
void warraq_commonmark_prepare(void);
/// A parser of Markdown with tables, strikethrough, autolinks, task lists and footnotes; free it with cmark_parser_free.
cmark_parser *warraq_commonmark_parser_new(void);
warraq_node_kind warraq_commonmark_kind(cmark_node *node);
/// Whether a table's row is its header.
int warraq_commonmark_is_header(cmark_node *row);

#endif
