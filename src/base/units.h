/* Amounts of bytes and other numbers as people write them. */
#ifndef CG_BASE_UNITS_H
#define CG_BASE_UNITS_H

#include "base/out.h"

/* "512M", "2GiB", "1.5g", "100000", "64kb": powers of 1024. False if it is not an amount, or beyond 2^63. */
bool cg_size_parse(cg_str text, uint64_t *out);
/* "1.5 GB", "312 KB", "17 bytes": three digits, powers of 1024. */
void cg_size_write(cg_out *o, uint64_t bytes);
/* "1,234,567" */
void cg_count_write(cg_out *o, uint64_t count);
/* "0.31 s", "12 s", "3 min 20 s" */
void cg_duration_write(cg_out *o, double seconds);

/* Optional sign and digits, or a decimal number; false if there is anything else, or it does not fit. */
bool cg_int_parse(cg_str text, int64_t *out);
bool cg_number_parse(cg_str text, double *out);

#endif
