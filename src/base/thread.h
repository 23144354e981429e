/* Worker threads and cancellation. */
#ifndef CG_BASE_THREAD_H
#define CG_BASE_THREAD_H

#include "base/error.h"
#include <stdbool.h>
#include <stddef.h>

/* Set once by a signal handler or another thread; long work looks at it between items. Through the two
 * functions only: they are safe between threads and in signal handlers. */
typedef struct cg_cancel {
    volatile int requested;
} cg_cancel;

static inline void cg_cancel_request(cg_cancel *c) { __atomic_store_n(&c->requested, 1, __ATOMIC_RELAXED); }
static inline bool cg_cancel_is_requested(const cg_cancel *c) {
    return __atomic_load_n(&c->requested, __ATOMIC_RELAXED) != 0;
}

unsigned
cg_thread_count_available(void); /* processors this process may use, by affinity and quota; at least 1 */

/* Calls fn(context, item, worker) for every item in [0, count), `chunk` items at a time, on `threads` threads
 * (1: on the caller's own). worker is in [0, threads). An error stops the handing out of items; that
 * of the lowest item is returned, with its message in the caller's thread. cancel may be NULL;
 * CG_ERR_INTERRUPTED if it was requested. */
typedef cg_error (*cg_parallel_fn)(void *context, size_t item, unsigned worker);
cg_error cg_parallel_for(unsigned threads, size_t count, size_t chunk, cg_parallel_fn fn, void *context,
                         const cg_cancel *cancel);

#endif
