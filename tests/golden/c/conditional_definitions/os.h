int cpu_count(void);
