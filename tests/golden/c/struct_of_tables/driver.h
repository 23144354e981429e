struct driver_ops { int (*probe)(int); void (*remove)(void); };
struct driver { const char *name; const struct driver_ops *ops; };
extern const struct driver net_driver;
int probe_all(int x);
