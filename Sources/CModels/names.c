// Tags the tokens of a sentence with parts of names, by a linear-chain conditional random field.
#include "CModels.h"

#include <math.h>
#include <string.h>

enum { LABELS = WARRAQ_NAME_LABELS, SLOTS = WARRAQ_NAME_SLOTS };

#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(64) static const uint8_t arabic_bytes[] = {
#embed "names.arabic.bin"
};
_Alignas(64) static const uint8_t latin_bytes[] = {
#embed "names.latin.bin"
};

_Alignas(64) static const uint8_t list_bytes[] = {
#embed "lists.bin"
};

_Alignas(64) static const uint8_t class_bytes[] = {
#embed "classes.bin"
};

static uint16_t listed(const uint8_t *bytes, size_t size, uint64_t hash) {
  const uint64_t count = size / sizeof(warraq_list_bucket);
  const warraq_list_bucket *bucket = (const warraq_list_bucket *)bytes + ((hash >> 32) * count >> 32);
  const uint16_t check = (uint16_t)hash | 1;
  for (int slot = 0; slot < WARRAQ_LIST_SLOTS; slot++)
    if (bucket->checks[slot] == check) return bucket->values[slot];
  return 0;
}

uint16_t warraq_listed(uint64_t hash) { return listed(list_bytes, sizeof list_bytes, hash); }

uint16_t warraq_word_class(uint64_t hash) { return listed(class_bytes, sizeof class_bytes, hash); }

const warraq_name_weights *warraq_linked_name_weights(warraq_name_model model) {
  return (const warraq_name_weights *)(model == WARRAQ_NAMES_ARABIC ? arabic_bytes : latin_bytes);
}

typedef int8_t row __attribute__((vector_size(8)));
typedef int16_t sums __attribute__((vector_size(16)));

static void emissions(const warraq_name_weights *weights, const uint64_t *features, size_t count, float *scores) {
  sums sum = {0};
  for (size_t i = 0; i < count; i++) {
    const uint64_t feature = features[i];
    const warraq_name_bucket *bucket = &weights->buckets[(feature >> 32) * weights->bucket_count >> 32];
    const uint16_t check = (uint16_t)feature | 1;
    for (int slot = 0; slot < SLOTS; slot++) {
      if (bucket->checks[slot] != check) continue;
      row found;
      memcpy(&found, bucket->weights[slot], sizeof found);
      sum += __builtin_convertvector(found, sums);
      break;
    }
  }
  for (int label = 0; label < LABELS; label++) scores[label] = (float)sum[label] * weights->scale;
}

// The best labels.
static void decode(const warraq_name_weights *weights, float (*scores)[LABELS], size_t count, uint8_t *labels) {
  uint8_t from[WARRAQ_NAME_LENGTH][LABELS];
  float best[LABELS];
  for (int j = 0; j < LABELS; j++) best[j] = scores[0][j] + weights->transitions[LABELS][j];
  for (size_t i = 1; i < count; i++) {
    float next[LABELS];
    for (int j = 0; j < LABELS; j++) {
      int chosen = 0;
      float most = best[0] + weights->transitions[0][j];
      for (int k = 1; k < LABELS; k++) {
        const float score = best[k] + weights->transitions[k][j];
        if (score > most) {
          most = score;
          chosen = k;
        }
      }
      from[i][j] = (uint8_t)chosen;
      next[j] = most + scores[i][j];
    }
    memcpy(best, next, sizeof best);
  }
  int label = 0;
  for (int j = 1; j < LABELS; j++)
    if (best[j] > best[label]) label = j;
  for (size_t i = count; i-- > 0;) {
    labels[i] = (uint8_t)label;
    if (i > 0) label = from[i][label];
  }
}

// The probability of each chosen label, by the forward and backward sums.
static void weigh(
    const warraq_name_weights *weights, float (*scores)[LABELS], size_t count, const uint8_t *labels, float *confidences) {
  float odds[LABELS + 1][LABELS];
  for (int k = 0; k <= LABELS; k++)
    for (int j = 0; j < LABELS; j++) odds[k][j] = expf(weights->transitions[k][j]);
  float forward[WARRAQ_NAME_LENGTH][LABELS];
  for (size_t i = 0; i < count; i++) {
    float most = scores[i][0];
    for (int j = 1; j < LABELS; j++) most = scores[i][j] > most ? scores[i][j] : most;
    float total = 0;
    for (int j = 0; j < LABELS; j++) {
      scores[i][j] = expf(scores[i][j] - most);
      float sum = 0;
      if (i == 0) {
        sum = odds[LABELS][j];
      } else {
        for (int k = 0; k < LABELS; k++) sum += forward[i - 1][k] * odds[k][j];
      }
      forward[i][j] = sum * scores[i][j];
      total += forward[i][j];
    }
    for (int j = 0; j < LABELS; j++) forward[i][j] /= total;
  }
  float backward[LABELS];
  for (int j = 0; j < LABELS; j++) backward[j] = 1;
  for (size_t i = count; i-- > 0;) {
    float total = 0;
    for (int j = 0; j < LABELS; j++) total += forward[i][j] * backward[j];
    confidences[i] = forward[i][labels[i]] * backward[labels[i]] / total;
    float before[LABELS], sum = 0;
    for (int k = 0; k < LABELS; k++) {
      before[k] = 0;
      for (int j = 0; j < LABELS; j++) before[k] += odds[k][j] * scores[i][j] * backward[j];
      sum += before[k];
    }
    for (int k = 0; k < LABELS; k++) backward[k] = before[k] / sum;
  }
}

void warraq_tag_names(
    const warraq_name_weights *weights, const uint64_t *features, const uint32_t *ends, size_t count, uint8_t *labels,
    float *confidences) {
  float scores[WARRAQ_NAME_LENGTH][LABELS];
  if (count == 0 || count > WARRAQ_NAME_LENGTH) return;
  uint32_t start = 0;
  for (size_t i = 0; i < count; i++) {
    emissions(weights, features + start, ends[i] - start, scores[i]);
    start = ends[i];
  }
  decode(weights, scores, count, labels);
  weigh(weights, scores, count, labels, confidences);
}
