#include "bus.h"
static listener current;
void on_event(listener l) { current = l; }
void fire(int event) { if (current) current(event); }
