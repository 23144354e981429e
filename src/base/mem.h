/* Allocation. Running out of memory is not an error to return from every function: it calls the handler,
 * which by default prints what was asked for and ends the process with the exit code of CG_ERR_NO_MEMORY.
 * Nothing stored is lost by that, because the store only ever switches from one published state to the
 * next. */
#ifndef CG_BASE_MEM_H
#define CG_BASE_MEM_H

#include <stddef.h>

/* Never NULL, never returns on failure. cg_alloc's memory is not cleared, cg_alloc_zero's is. */
void *cg_alloc(size_t size) __attribute__((malloc, returns_nonnull));
void *cg_alloc_zero(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
void *cg_realloc(void *old, size_t size) __attribute__((returns_nonnull));
void cg_free(void *p);
void cg_free_ptr(void *address_of_pointer); /* for the cleanup attribute */
#define CG_AUTOFREE          __attribute__((cleanup(cg_free_ptr)))
#define CG_CLEANUP(function) __attribute__((cleanup(function)))

/* Called with the size that could not be had; must not return. Set before threads are started. */
void cg_alloc_set_failure_handler(void (*handler)(size_t size));
/* The nth allocation from now on fails (0: none does). For fault tests. */
void cg_alloc_fail_after(long n);

#endif
