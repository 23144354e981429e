#include "lib.h"
using namespace lib;
void a() { one(); }
