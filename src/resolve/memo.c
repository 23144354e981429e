/* Lookups are asked for again and again: in each visit, and for each use of a name. */
#include "resolve/internal.h"

#include "base/hash.h"

cg_memo *cg_memo_at(cg_rctx *x, uint64_t where, uint64_t what) {
    if (!x->memo) x->memo = cg_alloc_zero(CG_MEMO_SIZE, sizeof *x->memo);
    return &x->memo[cg_hash_mix(where * 31 + what) % CG_MEMO_SIZE];
}
