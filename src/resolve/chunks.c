/* A file's expressions in chunks that can be evaluated without each other: what an expression is made of, and what a
 * flow or export carries, stands in the same chunk. Between chunks only cells and slots are passed. */
#include "resolve/internal.h"

#define CHUNK_EXPRS 48u     /* smaller ones are joined with the next */
#define CHUNKS_MAX  0xfff0u /* of a file: their numbers take 16 bits */

/* What an expression needs: marks it as used, and keeps the first in *first. Literals are shared by the whole file, and
 * known without being evaluated. 0 is no expression. */
static void need(cg_rfile *f, cg_expr_id id, cg_expr_id *first) {
    if (id == 0) return;
    f->used[id >> 6] |= 1ull << (id & 63);
    if (id < *first && f->facts->exprs[id].op != CG_EXPR_LITERAL) *first = id;
}

static void need_parts(cg_rfile *f, cg_expr_id id, cg_expr_id *first) {
    const cg_expr *e = &f->facts->exprs[id];
    if (cg_expr_has_operands(e->op)) {
        const uint32_t *operands = cg_expr_operands(f->facts, e);
        for (uint32_t i = 0; i < e->n; i++) need(f, operands[i], first);
    }
    switch ((cg_expr_op)e->op) {
    case CG_EXPR_INDEX:
    case CG_EXPR_CAST:
    case CG_EXPR_MAPTYPE: need(f, e->b, first); __attribute__((fallthrough));
    case CG_EXPR_CALL:
    case CG_EXPR_NEW:
    case CG_EXPR_APPLY:
    case CG_EXPR_MEMBER:
    case CG_EXPR_ELEMENT:
    case CG_EXPR_ITEM:
    case CG_EXPR_AWAIT:
    case CG_EXPR_ENTER:
    case CG_EXPR_SPREAD:
    case CG_EXPR_KEYWORD:
    case CG_EXPR_SUPER:
    case CG_EXPR_POINTER:
    case CG_EXPR_ARRAY:
    case CG_EXPR_TYPEOF: need(f, e->a, first); break;
    default: break;
    }
}

static void need_of_flow(cg_rfile *f, const cg_flow *flow, cg_expr_id *first) {
    const cg_flow *end = f->facts->flows + f->facts->flows_len;
    need(f, flow->value, first);
    /* What one decorator makes is given to the next: those of a definition stand together. */
    for (const cg_flow *d = flow + 1; flow->kind == CG_FLOW_DECORATE && d < end &&
                                      d->kind == CG_FLOW_DECORATE && d->target == flow->target;
         d++)
        need(f, d->value, first);
    if (flow->kind == CG_FLOW_STORE || flow->kind == CG_FLOW_MIXIN) need(f, flow->target, first);
}

static void mark_exports(cg_rfile *f) {
    const cg_facts *facts = f->facts;
    for (uint32_t i = 0; i < facts->exports_len; i++) {
        uint32_t low = 0, high = f->chunk_count;
        if (facts->exports[i].symbol != CG_NONE || facts->exports[i].value == 0) continue;
        f->used[facts->exports[i].value >> 6] |= 1ull << (facts->exports[i].value & 63);
        while (high - low > 1) {
            uint32_t middle = (low + high) / 2;
            *(f->chunks[middle].first <= facts->exports[i].value ? &low : &high) = middle;
        }
        f->chunks[low].exports = true;
    }
}

void cg_chunks_build(cg_rfile *f) {
    const cg_facts *facts = f->facts;
    uint32_t size = CHUNK_EXPRS + facts->exprs_len / CHUNKS_MAX, flow = facts->flows_len,
             last = facts->exprs_len;
    CG_VEC(cg_chunk) found = {0}; /* from the last to the first */
    CG_VEC(cg_expr_id) literals = {0};
    cg_expr_id reach = facts->exprs_len;
    f->used = cg_alloc_zero(facts->exprs_len / 64 + 1, sizeof *f->used);
    for (cg_expr_id e = facts->exprs_len; e-- > 1;) {
        cg_expr_id first = e;
        need_parts(f, e, &first);
        if (facts->exprs[e].op == CG_EXPR_LITERAL) cg_vec_push(&literals, e);
        for (; flow > 0 && f->flow_ready[flow - 1] >= e; flow--)
            need_of_flow(f, &facts->flows[f->flow_order[flow - 1]], &first);
        if (first < reach) reach = first;
        if (e > 1 && (reach < e || last - e < size)) continue;
        cg_vec_push(&found, (cg_chunk){.first = e, .flow = flow, .stale = true});
        last = e;
    }
    if (found.len == 0) cg_vec_push(&found, (cg_chunk){.first = 1, .stale = true});
    f->chunk_count = (uint32_t)found.len;
    f->chunks = cg_alloc_zero(found.len + 1, sizeof *f->chunks);
    uint32_t run = 0;
    for (uint32_t i = 0; i < f->chunk_count; i++) {
        cg_chunk *c = &f->chunks[i];
        *c = found.at[found.len - 1 - i];
        while (run + 1 < facts->runs_len && facts->runs[run + 1].first <= c->first) run++;
        c->run = run;
    }
    f->chunks[f->chunk_count].first = facts->exprs_len > 1 ? facts->exprs_len : 1;
    cg_vec_clear(&found);
    f->stale = true;
    mark_exports(f);
    f->literals = literals.at;
    f->literal_count = (uint32_t)literals.len;
}
