int other() { return hidden(); }
