#include "CModels.h"

#include <math.h>
#include <string.h>

static const warraq_model *models[] = {&warraq_content_model, &warraq_title_model,      &warraq_author_model,
                                       &warraq_date_model,    &warraq_confidence_model, &warraq_kind_model};

size_t warraq_feature_count(warraq_model_id model) { return models[model]->feature_count; }

// Rows that are tested together, a lane each.
enum { lanes = 8, most_features = 256 };

typedef float numbers __attribute__((vector_size(lanes * sizeof(float))));
typedef int32_t bits __attribute__((vector_size(lanes * sizeof(int32_t))));

// From log-odds: one by itself, or the shares of several.
static void write_probabilities(const float *sums, size_t classes, float *scores) {
  if (classes == 1) {
    scores[0] = 1 / (1 + expf(-sums[0]));
    return;
  }
  float all = 0;
  for (size_t k = 0; k < classes; k++) all += scores[k] = expf(sums[k]);
  for (size_t k = 0; k < classes; k++) scores[k] /= all;
}

// Adds up by lane and class the leaves that the rows come to; `columns` has the rows' numbers by feature.
#if defined(__x86_64__)
__attribute__((target_clones("avx2", "default")))
#endif
static void add_leaves(const warraq_model *model, const numbers *columns, float sums[lanes][WARRAQ_MOST_CLASSES]) {
  size_t class = 0;
  for (size_t tree = 0; tree < model->tree_count; tree++) {
    bits excluded = {0};
    for (size_t i = model->starts[tree]; i < model->starts[tree + 1]; i++) {
      warraq_model_test test = model->tests[i];
      excluded |= (columns[test.feature] > test.threshold) & test.left;
    }
    const float *leaves = model->leaves + model->starts[tree] + tree;
    for (size_t lane = 0; lane < lanes; lane++) {
      sums[lane][class] += leaves[__builtin_ctz(~(uint32_t)excluded[lane])];
    }
    if (++class == model->class_count) class = 0;
  }
}

void warraq_scores(warraq_model_id id, const float *features, size_t rows, float *scores) {
  const warraq_model *model = models[id];
  for (size_t first = 0; first < rows; first += lanes) {
    size_t count = rows - first < lanes ? rows - first : lanes;
    numbers columns[most_features];
    for (size_t lane = 0; lane < lanes; lane++) {
      const float *row = features + (first + (lane < count ? lane : 0)) * model->feature_count;
      for (size_t i = 0; i < model->feature_count; i++) columns[i][lane] = row[i];
    }
    float sums[lanes][WARRAQ_MOST_CLASSES] = {{0}};
    add_leaves(model, columns, sums);
    for (size_t i = 0; i < count; i++) {
      write_probabilities(sums[i], model->class_count, scores + (first + i) * model->class_count);
    }
  }
}
