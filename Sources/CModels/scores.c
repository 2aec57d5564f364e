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

// The sums of the leaves that up to eight rows come to, by row and class.
typedef void add_leaves(const warraq_model *model, const float *const row[rows_at_once],
                        float sums[rows_at_once][WARRAQ_MOST_CLASSES]);

static void add_leaves_plainly(const warraq_model *model, const float *const row[rows_at_once],
                               float sums[rows_at_once][WARRAQ_MOST_CLASSES]) {
  const warraq_model_node *nodes = model->nodes;
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
    if (++class == model->class_count) class = 0;
  }
}

#if defined(__x86_64__)
#include <immintrin.h>

enum { trees_at_once = 4 };

// The same by AVX2: a lane for each row, and trees in fours, so that loads of one wait beside those of the others. A tree that
// is less deep stays at its leaf. Adds in the same order, so that the sums are the same bits.
__attribute__((target("avx2"))) static void add_leaves_by_lanes(const warraq_model *model,
                                                                const float *const row[rows_at_once],
                                                                float sums[rows_at_once][WARRAQ_MOST_CLASSES]) {
  const int *nodes = (const int *)model->nodes;
  __m256i starts = _mm256_setzero_si256();
  for (int i = 0; i < rows_at_once; i++) ((int32_t *)&starts)[i] = (int32_t)(row[i] - row[0]);
  __m256 lanes[WARRAQ_MOST_CLASSES];
  for (size_t k = 0; k < model->class_count; k++) lanes[k] = _mm256_setzero_ps();
  size_t class = 0;
  for (size_t tree = 0; tree < model->tree_count; tree += trees_at_once) {
    size_t count = model->tree_count - tree < trees_at_once ? model->tree_count - tree : trees_at_once;
    __m256i at[trees_at_once];
    uint8_t deepest = 0;
    for (size_t t = 0; t < trees_at_once; t++) {
      size_t one = tree + (t < count ? t : 0);
      at[t] = _mm256_set1_epi32(model->roots[one]);
      if (model->depths[one] > deepest) deepest = model->depths[one];
    }
    for (uint8_t depth = deepest; depth > 0; depth--) {
      for (size_t t = 0; t < trees_at_once; t++) {
        __m256i threshold = _mm256_i32gather_epi32(nodes, at[t], sizeof(warraq_model_node));
        __m256i places = _mm256_i32gather_epi32(nodes + 1, at[t], sizeof(warraq_model_node));
        __m256i feature = _mm256_add_epi32(starts, _mm256_and_si256(places, _mm256_set1_epi32(0xFFFF)));
        __m256 value = _mm256_i32gather_ps(row[0], feature, sizeof(float));
        __m256 is_greater = _mm256_cmp_ps(value, _mm256_castsi256_ps(threshold), _CMP_GT_OQ);
        // True is -1.
        at[t] = _mm256_sub_epi32(_mm256_srli_epi32(places, 16), _mm256_castps_si256(is_greater));
      }
    }
    for (size_t t = 0; t < count; t++) {
      lanes[class] = _mm256_add_ps(lanes[class], _mm256_i32gather_ps(model->leaves, at[t], sizeof(float)));
      if (++class == model->class_count) class = 0;
    }
  }
  for (size_t k = 0; k < model->class_count; k++) {
    float values[rows_at_once];
    _mm256_storeu_ps(values, lanes[k]);
    for (size_t i = 0; i < rows_at_once; i++) sums[i][k] = values[i];
  }
}

static add_leaves *fastest(void) { return __builtin_cpu_supports("avx2") ? add_leaves_by_lanes : add_leaves_plainly; }
#else
static add_leaves *fastest(void) { return add_leaves_plainly; }
#endif

void warraq_scores(warraq_model_id id, const float *features, size_t rows, float *scores) {
  const warraq_model *model = models[id];
  add_leaves *add = fastest();
  for (size_t first = 0; first < rows; first += rows_at_once) {
    const float *row[rows_at_once];
    float sums[rows_at_once][WARRAQ_MOST_CLASSES] = {{0}};
    size_t count = rows - first < rows_at_once ? rows - first : rows_at_once;
    for (size_t i = 0; i < rows_at_once; i++) {
      row[i] = features + (first + (i < count ? i : 0)) * model->feature_count;
    }
    add(model, row, sums);
    for (size_t i = 0; i < count; i++) {
      write_probabilities(sums[i], model->class_count, scores + (first + i) * model->class_count);
    }
  }
}
