struct job { void (*run)(void *); void *data; };
static void work(void *data) { (void)data; }
static void idle(void *data) { (void)data; }
static void execute(struct job *j) { j->run(j->data); }
static void submit(void (*f)(void *), void *data) {
    struct job j;
    j.run = f;
    j.data = data;
    execute(&j);
}
static void enqueue(void (*f)(void *)) { submit(f, 0); }
void start(void) { enqueue(work); }
void rest(void) { idle(0); }
