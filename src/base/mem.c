#include "base/mem.h"

#include "base/error.h"
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void (*failure_handler)(size_t size);
static atomic_long allocations_left; /* until the one that shall fail; 0: none shall */

/* Neither stdio nor exit handlers: both may allocate. */
static void end_process(size_t size) {
    char text[160];
    int n = snprintf(text, sizeof text,
                     "codegraph: out of memory: cannot allocate %zu bytes; nothing stored was changed; "
                     "free memory or lower --memory\n",
                     size);
    ssize_t ignored = write(STDERR_FILENO, text, (size_t)n);
    (void)ignored;
    _exit(cg_error_exit_code(CG_ERR_NO_MEMORY));
}

static _Noreturn void fail(size_t size) {
    if (failure_handler != NULL) failure_handler(size);
    end_process(size);
    abort();
}

static int is_to_fail(void) {
    if (atomic_load_explicit(&allocations_left, memory_order_relaxed) == 0) return 0;
    return atomic_fetch_sub(&allocations_left, 1) == 1;
}

void *cg_alloc(size_t size) {
    void *p = is_to_fail() ? NULL : malloc(size ? size : 1);
    if (p == NULL) fail(size);
    return p;
}

void *cg_alloc_zero(size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) fail(SIZE_MAX);
    void *p = is_to_fail() ? NULL : calloc(1, total ? total : 1);
    if (p == NULL) fail(total);
    return p;
}

void *cg_realloc(void *old, size_t size) {
    void *p = is_to_fail() ? NULL : realloc(old, size ? size : 1);
    if (p == NULL) fail(size);
    return p;
}

void cg_free(void *p) { free(p); }

void cg_free_ptr(void *address_of_pointer) { free(*(void **)address_of_pointer); }

void cg_alloc_set_failure_handler(void (*handler)(size_t size)) { failure_handler = handler; }

void cg_alloc_fail_after(long n) { atomic_store(&allocations_left, n); }
