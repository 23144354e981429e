#include "base/clock.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

static double seconds_of(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

double cg_clock_wall(void) { return seconds_of(CLOCK_MONOTONIC); }

double cg_clock_cpu(void) { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }

int64_t cg_clock_unix_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* VmHWM first: getrusage also counts what the process was before it called exec. */
uint64_t cg_memory_peak(void) {
    unsigned long kib = 0;
    FILE *f = fopen("/proc/self/status", "re");
    if (f != NULL) {
        char line[256];
        while (kib == 0 && fgets(line, sizeof line, f) != NULL) {
            if (sscanf(line, "VmHWM: %lu", &kib) != 1) kib = 0;
        }
        fclose(f);
    }
    if (kib > 0) return (uint64_t)kib * 1024;
    struct rusage usage;
    return getrusage(RUSAGE_SELF, &usage) == 0 ? (uint64_t)usage.ru_maxrss * 1024 : 0;
}
