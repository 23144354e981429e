void alone(void) { lock(); }
