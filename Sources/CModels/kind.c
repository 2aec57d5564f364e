#include "CModels.h"

const warraq_model warraq_kind_model = {0, 72, 7, 0, 0, 0, 0};
