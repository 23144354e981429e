#include "api.h"
void *use(state *s) { return state_data(s); }
