struct file_ops { int (*open)(int); int (*close)(int); };
struct driver { const char *name; struct file_ops files; const struct file_ops *raw; };
static int disk_open(int x) { return x; }
static int disk_close(int x) { return x; }
static int raw_open(int x) { return x; }
static const struct file_ops raw_table = { .open = raw_open };
static const struct driver disk = {
    .name = "disk",
    .files = { .open = disk_open, .close = disk_close },
    .raw = &raw_table,
};
int use(const struct driver *d) { return d->files.close(1); }
int use_raw(const struct driver *d) { return d->raw->open(2); }
int use_disk(void) { return disk.files.open(3); }
