// How likely a block of a page belongs to the main content, by boosted trees that Tests/Quality/content_model.py
// trains. Rows are those of BlockFeatures.
#ifndef WARRAQ_CCONTENTMODEL_H
#define WARRAQ_CCONTENTMODEL_H

#include <stddef.h>
#include <stdint.h>

/// A test of one number of a row, or a leaf, which leads to itself.
typedef struct {
  float threshold;   ///< Rows with a greater number go to the second child, which stands after the first.
  uint16_t feature;  ///< The number's place in the row.
  uint16_t child;    ///< The first child's place.
} warraq_model_node;

extern const warraq_model_node warraq_content_nodes[];
extern const float warraq_content_leaves[];      ///< By node, what a leaf adds to the log-odds.
extern const uint16_t warraq_content_roots[];    ///< By tree.
extern const uint8_t warraq_content_depths[];    ///< By tree, tests from root to the deepest leaf.
extern const size_t warraq_content_tree_count;
extern const size_t warraq_content_feature_count;

/// Writes the probability of each row, 0 to 1. `features` has `rows` rows of warraq_content_feature_count numbers.
void warraq_content_scores(const float *features, size_t rows, float *scores);

#endif
