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

/// What a token is of a name: nothing, the first of a person, organisation or place, or one more of it.
enum { WARRAQ_NAME_LABELS = 7 };
/// The most tokens that are tagged together.
enum { WARRAQ_NAME_LENGTH = 256 };
/// Features in a bucket.
enum { WARRAQ_NAME_SLOTS = 6 };

/// A line of cache with the weights of a few features.
typedef struct {
  uint16_t checks[WARRAQ_NAME_SLOTS];   ///< The low bits of the feature's hash, odd; 0 where there is none.
  uint8_t reserved[4];
  int8_t weights[WARRAQ_NAME_SLOTS][8];  ///< By label, in units of the scale.
} warraq_name_bucket;

/// The weights of a conditional random field, little-endian; a feature's bucket is its hash's upper half times the count of
/// buckets, over 2 to the 32nd.
typedef struct {
  uint64_t bucket_count;
  float scale;
  float transitions[WARRAQ_NAME_LABELS + 1][WARRAQ_NAME_LABELS];  ///< From a label to the next; last from the start.
  uint8_t reserved[20];
  warraq_name_bucket buckets[];
} warraq_name_weights;

typedef enum { WARRAQ_NAMES_ARABIC, WARRAQ_NAMES_LATIN } warraq_name_model;

/// The weights in the program.
const warraq_name_weights *warraq_linked_name_weights(warraq_name_model model);

/// Writes the likeliest label of each of at most WARRAQ_NAME_LENGTH tokens and how likely it is. `ends` tells where the
/// features of each token end.
void warraq_tag_names(
    const warraq_name_weights *weights, const uint64_t *features, const uint32_t *ends, size_t count, uint8_t *labels,
    float *confidences);

/// Entries in a bucket of a list.
enum { WARRAQ_LIST_SLOTS = 16 };

/// A line of cache with the numbers of the words and phrases whose hashes are in a bucket. A word that has none is taken for
/// one that has once in two thousand times.
typedef struct {
  uint16_t checks[WARRAQ_LIST_SLOTS];  ///< The low bits of the hash, odd; 0 where there is none.
  uint16_t values[WARRAQ_LIST_SLOTS];
} warraq_list_bucket;

/// What an English word can be, in the number that `warraq_listed` gives of it; the bits below tell of names.
enum {
  WARRAQ_WORD_NOUN = 1 << 6,
  WARRAQ_WORD_VERB = 1 << 7,
  WARRAQ_WORD_ADJECTIVE = 1 << 8,
  WARRAQ_WORD_ADVERB = 1 << 9,
  WARRAQ_WORD_PARTS = WARRAQ_WORD_NOUN | WARRAQ_WORD_VERB | WARRAQ_WORD_ADJECTIVE | WARRAQ_WORD_ADVERB,
};

/// From which bit on the number tells how rare the word is, 1 to 15 and 0 where that is not known.
enum { WARRAQ_WORD_RARITY = 10 };

/// What the lists in the program say of a word or phrase by its hash; 0 where nothing.
uint16_t warraq_listed(uint64_t hash);

/// The class of a word by its hash, its path in a tree from the lowest bit; 0 where it has none.
uint16_t warraq_word_class(uint64_t hash);

#endif
