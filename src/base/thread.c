#include "base/thread.h"

#include "base/vec.h"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

enum { STACK_BYTES = 8 << 20 }; /* what the first thread usually has */

static unsigned processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return (unsigned)CPU_COUNT(&set);
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (unsigned)n : 1;
}

/* A container may see all processors of its machine and yet be allowed the time of a few; 0: no such limit. */
static unsigned processors_of_quota(void) {
    unsigned long quota = 0, period = 0;
    FILE *f = fopen("/sys/fs/cgroup/cpu.max", "re");
    if (f == NULL) return 0;
    int found = fscanf(f, "%lu %lu", &quota, &period);
    fclose(f);
    return found == 2 && period > 0 ? (unsigned)((quota + period - 1) / period) : 0;
}

unsigned cg_thread_count_available(void) {
    unsigned have = processors(), allowed = processors_of_quota();
    return allowed > 0 && allowed < have ? allowed : have;
}

/* Items from `end` on are not begun. An error lowers it to its own item, so that all items before the first
 * error are done and the error reported does not depend on how the threads happened to run. */
typedef struct job {
    cg_parallel_fn fn;
    void *context;
    const cg_cancel *cancel;
    size_t count, chunk;
    atomic_size_t next, end;
    pthread_mutex_t lock;
    cg_error error;
    char message[2049];
} job;

typedef struct worker {
    job *job;
    unsigned number;
    pthread_t thread;
} worker;

static void record_error(job *j, size_t item, cg_error error) {
    pthread_mutex_lock(&j->lock);
    if (item < atomic_load(&j->end)) {
        atomic_store(&j->end, item);
        j->error = error;
        snprintf(j->message, sizeof j->message, "%s", cg_error_message());
    }
    pthread_mutex_unlock(&j->lock);
}

static void run_chunk(job *j, size_t from, unsigned number) {
    size_t to = j->count - from > j->chunk ? from + j->chunk : j->count;
    for (size_t item = from; item < to && item < atomic_load(&j->end); item++) {
        cg_error error = j->cancel != NULL && cg_cancel_is_requested(j->cancel)
                             ? cg_fail(CG_ERR_INTERRUPTED, "interrupted; run the command again to go on")
                             : j->fn(j->context, item, number);
        if (error != CG_OK) record_error(j, item, error);
    }
}

static void *run_worker(void *argument) {
    worker *w = argument;
    job *j = w->job;
    for (;;) {
        size_t from = atomic_fetch_add(&j->next, j->chunk);
        if (from >= atomic_load(&j->end)) return NULL;
        run_chunk(j, from, w->number);
    }
}

cg_error cg_parallel_for(unsigned threads, size_t count, size_t chunk, cg_parallel_fn fn, void *context,
                         const cg_cancel *cancel) {
    if (chunk > count) chunk = count;
    if (chunk == 0) chunk = 1;
    size_t chunks = count / chunk + (count % chunk != 0);
    if (threads > chunks) threads = (unsigned)chunks;
    if (threads == 0) threads = 1;
    job j = {.fn = fn, .context = context, .cancel = cancel, .count = count, .chunk = chunk, .end = count};
    pthread_mutex_init(&j.lock, NULL);
    CG_AUTOFREE worker *workers = cg_alloc_zero(threads, sizeof *workers);
    unsigned started = 1; /* worker 0 is the caller; where a thread cannot be had, the others do its share */
    for (unsigned i = 0; i < threads; i++) workers[i] = (worker){.job = &j, .number = i};
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    while (started < threads &&
           pthread_create(&workers[started].thread, &attributes, run_worker, &workers[started]) == 0) {
        started++;
    }
    pthread_attr_destroy(&attributes);
    run_worker(&workers[0]);
    for (unsigned i = 1; i < started; i++) pthread_join(workers[i].thread, NULL);
    pthread_mutex_destroy(&j.lock);
    return j.error == CG_OK ? CG_OK : cg_fail(j.error, "%s", j.message);
}
