/* Time and what the process has used. */
#ifndef CG_BASE_CLOCK_H
#define CG_BASE_CLOCK_H

#include <stdint.h>

double cg_clock_wall(void);     /* seconds, monotonic */
double cg_clock_cpu(void);      /* CPU seconds of all threads of this process */
int64_t cg_clock_unix_ms(void); /* milliseconds since 1970 */
uint64_t cg_memory_peak(void);  /* bytes, largest resident size so far */

#endif
