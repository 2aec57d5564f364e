#include "CModels.h"

#include <math.h>

// Rows go down a tree together, so that one's memory is read while another's number is compared.
enum { rows_at_once = 8 };

static const warraq_model *models[] = {&warraq_content_model, &warraq_title_model,      &warraq_author_model,
                                       &warraq_date_model,    &warraq_confidence_model, &warraq_kind_model};

size_t warraq_feature_count(warraq_model_id model) { return models[model]->feature_count; }

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

void warraq_scores(warraq_model_id id, const float *features, size_t rows, float *scores) {
  const warraq_model *model = models[id];
  const warraq_model_node *nodes = model->nodes;
  const size_t classes = model->class_count;
  for (size_t first = 0; first < rows; first += rows_at_once) {
    const float *row[rows_at_once];
    float sums[rows_at_once][WARRAQ_MOST_CLASSES] = {{0}};
    size_t count = rows - first < rows_at_once ? rows - first : rows_at_once;
    for (size_t i = 0; i < rows_at_once; i++) {
      row[i] = features + (first + (i < count ? i : 0)) * model->feature_count;
    }
    size_t class = 0;
    for (size_t tree = 0; tree < model->tree_count; tree++) {
      uint32_t at[rows_at_once];
      for (size_t i = 0; i < rows_at_once; i++) at[i] = model->roots[tree];
      for (uint8_t depth = model->depths[tree]; depth > 0; depth--) {
        for (size_t i = 0; i < rows_at_once; i++) {
          warraq_model_node node = nodes[at[i]];
          at[i] = node.child + (uint32_t)(row[i][node.feature] > node.threshold);
        }
      }
      for (size_t i = 0; i < rows_at_once; i++) sums[i][class] += model->leaves[at[i]];
      if (++class == classes) class = 0;
    }
    for (size_t i = 0; i < count; i++) write_probabilities(sums[i], classes, scores + (first + i) * classes);
  }
}
