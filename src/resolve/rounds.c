/* Rounds over the files. Each pass notes what it read that another file or a later round can change, so that a round
 * visits only the files whose input has changed since they were last visited. */
#include "resolve/internal.h"

#include "base/hash.h"

/* Values cross from file to file once a round; chains longer than this over files stay open. */
#define ROUNDS_MAX 16

/* What was read is kept as numbers: a symbol's, or with the upper bit a hash of a slot's key. Two slots of one hash
 * only mean a visit too many. */
#define SLOT_BIT  0x80000000u
#define SLOT_BITS 22
#define SLOT_MASK ((1u << SLOT_BITS) - 1)

/* What is kept about objects, modules and attributes: owner and name to values. */
struct cg_slots {
    cg_map64 values;
};

typedef CG_VEC(uint32_t) number_list;

struct cg_rounds {
    uint8_t *cell_changed; /* of each symbol, in this round */
    uint8_t *slot_changed; /* of each hash */
    number_list slots;     /* the hashes that are marked */
    number_list cells;     /* cells changed by contributions */
    number_list visit;     /* files of this round */
};

/* ---- What a pass reads ---- */

#define READS_FIRST 1024u

static void grow_reads(cg_rctx *x) {
    uint32_t size = x->read_slots ? (x->read_mask + 1) * 2 : READS_FIRST;
    cg_free(x->read_slots);
    x->read_slots = cg_alloc_zero(size, sizeof *x->read_slots);
    x->read_mask = size - 1;
    for (size_t i = 0; i < x->reads.len; i++) {
        uint32_t at = (uint32_t)cg_hash_mix(x->reads.at[i]) & x->read_mask;
        while (x->read_slots[at]) at = (at + 1) & x->read_mask;
        x->read_slots[at] = x->reads.at[i] + 1;
    }
}

static void note(cg_rctx *x, uint32_t number) {
    if (!x->read_slots || x->reads.len * 2 > x->read_mask) grow_reads(x);
    uint32_t at = (uint32_t)cg_hash_mix(number) & x->read_mask;
    for (; x->read_slots[at]; at = (at + 1) & x->read_mask)
        if (x->read_slots[at] == number + 1) return;
    x->read_slots[at] = number + 1;
    cg_vec_push(&x->reads, number);
}

/* The numbers noted become the file's. */
static void keep_reads(cg_rctx *x, cg_rfile *f) {
    size_t n = x->reads.len;
    if (n > f->reads_len) {
        cg_free(f->reads);
        f->reads = cg_alloc(n * sizeof *f->reads);
    }
    if (n) memcpy(f->reads, x->reads.at, n * sizeof *f->reads);
    f->reads_len = (uint32_t)n;
    for (size_t i = 0; i < n;
         i++) { /* each is found behind those that are gone already: empty the whole run */
        uint32_t at = (uint32_t)cg_hash_mix(x->reads.at[i]) & x->read_mask;
        for (; x->read_slots[at]; at = (at + 1) & x->read_mask) x->read_slots[at] = 0;
    }
    cg_vec_reset(&x->reads);
}

cg_values cg_cell_before(cg_rctx *x, cg_gid id) {
    if (x->noting && !x->r->fixed[id]) note(x, id);
    return x->r->before[id];
}

cg_values cg_cell_read(cg_rctx *x, cg_gid id) {
    const cg_rfile *f = x->file;
    if (id < f->symbol_base || id - f->symbol_base >= f->facts->symbols_len) return cg_cell_before(x, id);
    if (x->noting) x->touched[id - f->symbol_base] = 1;
    return x->r->cells[id];
}

static uint32_t slot_hash(cg_contribution_kind kind, uint64_t key) {
    return (uint32_t)cg_hash_mix(key * CG_TO_KINDS + kind) & SLOT_MASK;
}

cg_values cg_slot_read(cg_rctx *x, cg_contribution_kind kind, uint32_t owner, cg_name_id name) {
    uint64_t key = (uint64_t)owner << 32 | name, v = 0;
    if (x->noting) note(x, SLOT_BIT | slot_hash(kind, key));
    cg_map64_get(&x->r->slots[kind]->values, key, &v);
    return v;
}

/* ---- What a pass changes ---- */

void cg_contribute(cg_rctx *x, cg_contribution_kind kind, uint32_t owner, cg_name_id name, cg_values v) {
    cg_resolver *r = x->r;
    if (v == 0 || x->emit) return;
    if (r->well_known.self_args) v = cg_without_self(r, v);
    uint64_t key = kind == CG_TO_CELL ? owner : (uint64_t)owner << 32 | name, known = 0;
    if (kind == CG_TO_CELL)
        known = r->before[owner];
    else
        cg_map64_get(&r->slots[kind]->values, key, &known);
    if (known == 0 || cg_values_union(r->pool, known, v) != known)
        cg_vec_push(&x->contributions, (cg_contribution){key, v, (uint8_t)kind});
}

void cg_add_to_symbol(cg_rctx *x, cg_gid id, cg_values v) {
    cg_resolver *r = x->r;
    if (v == 0 || x->emit || r->fixed[id]) return;
    cg_rfile *f = x->file;
    if (id < f->symbol_base || id - f->symbol_base >= f->facts->symbols_len) {
        cg_contribute(x, CG_TO_CELL, id, 0, v);
        return;
    }
    const cg_symbol *s = &f->facts->symbols[id - f->symbol_base];
    if (r->well_known.self_args && !(s->flags & CG_SYM_LOCAL) && !cg_kind_is_function(s->kind))
        v = cg_without_self(r, v);
    cg_values now = cg_values_union(r->pool, r->cells[id], v);
    if (now == r->cells[id]) return;
    r->cells[id] = now;
    f->stale |= x->noting && x->touched[id - f->symbol_base]; /* what was read of it is not true any more */
    if (r->rounds->cell_changed[id]) return;
    r->rounds->cell_changed[id] = 1;
    cg_vec_push(&x->cells_changed, id);
}

/* ---- Between rounds ---- */

static void apply_to_cell(cg_resolver *r, cg_gid id, cg_values v) {
    struct cg_rounds *rounds = r->rounds;
    cg_values now = cg_values_union(r->pool, r->cells[id], v);
    if (now == r->cells[id]) return;
    r->cells[id] = now;
    cg_file_of(r, id)->stale = true;
    if (rounds->cell_changed[id]) return;
    rounds->cell_changed[id] = 1;
    cg_vec_push(&rounds->cells, id);
}

static void apply_to_slot(cg_resolver *r, const cg_contribution *c) {
    struct cg_rounds *rounds = r->rounds;
    uint64_t *slot = cg_map64_slot(&r->slots[c->kind]->values, c->key, 0);
    cg_values now = cg_values_union(r->pool, *slot, c->values);
    if (now == *slot) return;
    *slot = now;
    uint32_t hash = slot_hash((cg_contribution_kind)c->kind, c->key);
    if (rounds->slot_changed[hash]) return;
    rounds->slot_changed[hash] = 1;
    cg_vec_push(&rounds->slots, hash);
}

static void apply_contributions(cg_resolver *r) {
    for (unsigned w = 0; w < r->threads; w++) {
        cg_rctx *x = &r->workers[w];
        for (size_t i = 0; i < x->contributions.len; i++) {
            const cg_contribution *c = &x->contributions.at[i];
            if (c->kind == CG_TO_CELL)
                apply_to_cell(r, (cg_gid)c->key, c->values);
            else
                apply_to_slot(r, c);
        }
        cg_vec_reset(&x->contributions);
    }
}

static bool input_changed(const cg_resolver *r, const cg_rfile *f) {
    const struct cg_rounds *rounds = r->rounds;
    if (f->stale) return true;
    for (uint32_t i = 0; i < f->reads_len; i++) {
        uint32_t n = f->reads[i];
        if (n & SLOT_BIT ? rounds->slot_changed[n & SLOT_MASK] : rounds->cell_changed[n]) return true;
    }
    return false;
}

static void settle_cells(cg_resolver *r, const cg_gid *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        r->before[list[i]] = r->cells[list[i]];
        r->rounds->cell_changed[list[i]] = 0;
    }
}

/* The next round's files; what changed becomes what all files see. */
static void end_round(cg_resolver *r) {
    struct cg_rounds *rounds = r->rounds;
    apply_contributions(r);
    cg_vec_reset(&rounds->visit);
    for (uint32_t i = 0; i < r->file_count; i++) {
        if (!r->files[i].facts || !input_changed(r, &r->files[i])) continue;
        r->files[i].stale = false;
        cg_vec_push(&rounds->visit, i);
    }
    for (unsigned w = 0; w < r->threads; w++) {
        cg_rctx *x = &r->workers[w];
        settle_cells(r, x->cells_changed.at, x->cells_changed.len);
        cg_vec_reset(&x->cells_changed);
    }
    settle_cells(r, rounds->cells.at, rounds->cells.len);
    cg_vec_reset(&rounds->cells);
    for (size_t i = 0; i < rounds->slots.len; i++) rounds->slot_changed[rounds->slots.at[i]] = 0;
    cg_vec_reset(&rounds->slots);
}

static cg_error visit_file(void *context, size_t item, unsigned worker) {
    cg_resolver *r = context;
    cg_rctx *x = &r->workers[worker];
    cg_rfile *f = &r->files[r->rounds->visit.at[item]];
    uint32_t symbols = f->facts->symbols_len;
    if (symbols > x->touched_len) {
        cg_free(x->touched);
        x->touched_len = symbols + symbols / 2;
        x->touched = cg_alloc(x->touched_len);
    }
    memset(x->touched, 0, symbols);
    x->noting = true;
    cg_pass(x, f);
    x->noting = false;
    keep_reads(x, f);
    return CG_OK;
}

cg_error cg_rounds_run(cg_resolver *r) {
    struct cg_rounds *rounds = r->rounds;
    for (uint32_t i = 0; i < r->file_count; i++)
        if (r->files[i].facts) cg_vec_push(&rounds->visit, i);
    for (int round = 0; round < ROUNDS_MAX && rounds->visit.len; round++) {
        CG_TRY(cg_parallel_for(r->threads, rounds->visit.len, 1, visit_file, r, r->input->cancel));
        end_round(r);
    }
    return CG_OK;
}

/* ---- Start and end ---- */

cg_error cg_rounds_begin(cg_resolver *r) {
    if (r->symbol_count >= SLOT_BIT)
        return cg_fail(CG_ERR_LIMIT, "%u symbols are more than one graph can hold; index a part of the tree",
                       r->symbol_count);
    size_t n = (size_t)r->symbol_count + 1;
    for (int i = 0; i < CG_TO_KINDS; i++) r->slots[i] = cg_alloc_zero(1, sizeof *r->slots[i]);
    r->cells = cg_alloc_zero(n, sizeof *r->cells);
    r->before = cg_alloc_zero(n, sizeof *r->before);
    r->fixed = cg_alloc_zero(n, 1);
    r->rounds = cg_alloc_zero(1, sizeof *r->rounds);
    r->rounds->cell_changed = cg_alloc_zero(n, 1);
    r->rounds->slot_changed = cg_alloc_zero(SLOT_MASK + 1u, 1);
    return CG_OK;
}

void cg_rounds_end(cg_resolver *r) {
    struct cg_rounds *rounds = r->rounds;
    if (!rounds) return;
    cg_free(rounds->cell_changed);
    cg_free(rounds->slot_changed);
    cg_vec_clear(&rounds->slots);
    cg_vec_clear(&rounds->cells);
    cg_vec_clear(&rounds->visit);
    cg_free(rounds);
    r->rounds = NULL;
    for (int i = 0; i < CG_TO_KINDS; i++) {
        cg_map64_clear(&r->slots[i]->values);
        cg_free(r->slots[i]);
        r->slots[i] = NULL;
    }
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_free(r->files[i].reads);
        r->files[i].reads = NULL;
    }
    cg_free(r->cells);
    cg_free(r->before);
    cg_free(r->fixed);
    r->cells = r->before = NULL;
    r->fixed = NULL;
}
