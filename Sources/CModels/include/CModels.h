// What is likely on a page, by boosted trees that Tests/Quality/train trains.
#ifndef WARRAQ_CMODELS_H
#define WARRAQ_CMODELS_H

#include <stddef.h>
#include <stdint.h>

/// A test of one number of a row.
typedef struct {
  float threshold;
  uint16_t feature;  ///< The number's place in the row.
  uint16_t left;     ///< By bit, the leaves to the left, which a row does not come to whose number is greater.
} warraq_model_test;

/// Boosted trees of at most sixteen leaves, after QuickScorer (Lucchese and others, SIGIR 2015): the leaf that a row comes to is
/// the leftmost that no test excludes, so that tests need no order and no jumps.
typedef struct {
  size_t tree_count;
  size_t feature_count;    ///< Numbers in a row.
  size_t class_count;      ///< What a row is told apart into; 1 where the model gives one probability.
  const uint16_t *starts;  ///< By tree, its first test; and after the last tree the number of all.
  const warraq_model_test *tests;
  const float *leaves;     ///< What a leaf adds to the log-odds; a tree has one more than tests.
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
