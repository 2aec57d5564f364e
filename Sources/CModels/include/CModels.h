// What is likely on a page, by boosted trees that Tests/Quality/train trains.
#ifndef WARRAQ_CMODELS_H
#define WARRAQ_CMODELS_H

#include <stddef.h>
#include <stdint.h>

/// A test of one number of a row, or a leaf, which leads to itself.
typedef struct {
  float threshold;   ///< Rows with a greater number go to the second child, which stands after the first.
  uint16_t feature;  ///< The number's place in the row.
  uint16_t child;    ///< The first child's place.
} warraq_model_node;

/// Boosted trees.
typedef struct {
  size_t tree_count;
  size_t feature_count;            ///< Numbers in a row.
  size_t class_count;              ///< What a row is told apart into; 1 where the model gives one probability.
  const uint16_t *roots;           ///< By tree.
  const uint8_t *depths;           ///< By tree, tests from root to the deepest leaf.
  const warraq_model_node *nodes;
  const float *leaves;             ///< By node, what a leaf adds to the log-odds.
} warraq_model;

/// That a block belongs to the main content: rows of BlockFeatures.
extern const warraq_model warraq_content_model;
/// That a candidate is what the page's title, author or date of publication is: rows of Candidates.
extern const warraq_model warraq_title_model, warraq_author_model, warraq_date_model;

/// How good the choice of a page's main content is, as an F1, and of which kind the page is: rows of PageFeatures.
extern const warraq_model warraq_confidence_model, warraq_kind_model;

/// The models, for languages that can't point at a constant.
typedef enum {
  WARRAQ_CONTENT,
  WARRAQ_TITLE,
  WARRAQ_AUTHOR,
  WARRAQ_DATE,
  WARRAQ_CONFIDENCE,
  WARRAQ_KIND
} warraq_model_id;

enum { WARRAQ_MOST_CLASSES = 8 };

/// Writes the probabilities of each row, 0 to 1, one for each of the model's class_count. `features` has `rows` rows of the
/// model's feature_count numbers.
void warraq_scores(warraq_model_id model, const float *features, size_t rows, float *scores);

/// The numbers in a row of a model.
size_t warraq_feature_count(warraq_model_id model);

#endif
