#include "bus.h"
static void print(int event) { (void)event; }
int main(void) {
    on_event(print);
    fire(1);
    return 0;
}
