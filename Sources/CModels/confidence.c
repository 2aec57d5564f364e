#include "CModels.h"

const warraq_model warraq_confidence_model = {0, 72, 1, 0, 0, 0, 0};
