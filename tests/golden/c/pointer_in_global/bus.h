typedef void (*listener)(int event);
void on_event(listener l);
void fire(int event);
