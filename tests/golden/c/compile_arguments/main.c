#include "secret.h"
#include <secret.h>
#include <library.h>
#include "elsewhere.h"
int main(void) { return secret() + library() + elsewhere(); }
