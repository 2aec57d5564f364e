#include <math.h>

#include "CContentModel.h"

// Rows go down a tree together, so that one's memory is read while another's number is compared.
enum { rows_at_once = 8 };

void warraq_content_scores(const float *features, size_t rows, float *scores) {
  const size_t width = warraq_content_feature_count;
  for (size_t first = 0; first < rows; first += rows_at_once) {
    const float *row[rows_at_once];
    float sum[rows_at_once] = {0};
    size_t count = rows - first < rows_at_once ? rows - first : rows_at_once;
    for (size_t i = 0; i < rows_at_once; i++) row[i] = features + (first + (i < count ? i : 0)) * width;
    for (size_t tree = 0; tree < warraq_content_tree_count; tree++) {
      uint32_t at[rows_at_once];
      for (size_t i = 0; i < rows_at_once; i++) at[i] = warraq_content_roots[tree];
      for (uint8_t depth = warraq_content_depths[tree]; depth > 0; depth--) {
        for (size_t i = 0; i < rows_at_once; i++) {
          warraq_model_node node = warraq_content_nodes[at[i]];
          at[i] = node.child + (uint32_t)(row[i][node.feature] > node.threshold);
        }
      }
      for (size_t i = 0; i < rows_at_once; i++) sum[i] += warraq_content_leaves[at[i]];
    }
    for (size_t i = 0; i < count; i++) scores[first + i] = 1 / (1 + expf(-sum[i]));
  }
}
