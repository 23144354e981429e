/* Rounds over the files. Each visit of a chunk notes what it read that a later visit or another file can change, so
 * that a round visits only the chunks whose input has changed since. A visit gives the chunk's edges as well: those of
 * the last visit are the result, and no expression is evaluated for its edges alone. */
#include "resolve/internal.h"

#include "base/hash.h"

/* Values cross from file to file at least once a sweep; longer chains over files stay open. */
#define SWEEPS_MAX   24
#define STRATA_FIRST 16u
#define STRATA_LATER 8u

/* What was read is kept as numbers: a symbol's, with OWN_BIT if its cell was seen as it was at that moment and not as
 * the last round left it; or with SLOT_BIT a hash of a slot's key. Two slots of one hash only mean a visit too many. */
#define SLOT_BIT  0x80000000u
#define OWN_BIT   0x40000000u
#define SLOT_BITS 20
#define SLOT_MASK ((1u << SLOT_BITS) - 1)

/* What is kept about objects, modules and attributes: owner and name to values. */
struct cg_slots {
    cg_map64 values;
};

typedef CG_VEC(uint32_t) number_list;

/* A file that read something, and the next one that read the same. */
typedef struct reader {
    uint32_t file, next; /* index in readers, CG_NONE */
} reader;

struct cg_rounds {
    uint32_t now;                          /* number of the round, from 1 */
    bool final;                            /* see cg_is_final */
    uint32_t *cell_time;                   /* of each symbol: round << 16 | chunk that changed it last */
    uint8_t *slot_changed;                 /* of each hash, in this round */
    uint8_t *slot_known;                   /* of each hash: there is such a slot */
    number_list slots;                     /* the hashes that are marked */
    number_list cells;                     /* cells that contributions changed */
    number_list visit;                     /* files of this round */
    uint32_t *cell_readers, *slot_readers; /* of each symbol and hash: the last to read it */
    CG_VEC(reader) readers;
};

/* ---- What a visit reads ---- */

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
    x->noted++;
    if (!x->read_slots || x->reads.len * 2 > x->read_mask) grow_reads(x);
    uint32_t at = (uint32_t)cg_hash_mix(number) & x->read_mask;
    for (; x->read_slots[at]; at = (at + 1) & x->read_mask)
        if (x->read_slots[at] == number + 1) return;
    x->read_slots[at] = number + 1;
    cg_vec_push(&x->reads, number);
}

static bool is_noted(const cg_rctx *x, uint32_t number) {
    if (!x->read_slots) return false;
    uint32_t at = (uint32_t)cg_hash_mix(number) & x->read_mask;
    for (; x->read_slots[at]; at = (at + 1) & x->read_mask)
        if (x->read_slots[at] == number + 1) return true;
    return false;
}

static void forget_reads(cg_rctx *x) {
    for (size_t i = 0; i < x->reads.len; i++) { /* whole runs: what hashes into an emptied one is gone, too */
        uint32_t at = (uint32_t)cg_hash_mix(x->reads.at[i]) & x->read_mask;
        for (; x->read_slots[at]; at = (at + 1) & x->read_mask) x->read_slots[at] = 0;
    }
    cg_vec_reset(&x->reads);
}

cg_values cg_cell_before(cg_rctx *x, cg_gid id) {
    if (x->visiting && x->r->fixed[id] != CG_CELL_FIXED) note(x, id);
    return x->r->before[id];
}

cg_values cg_cell_read(cg_rctx *x, cg_gid id) {
    const cg_rfile *f = x->file;
    if (id < f->symbol_base || id - f->symbol_base >= f->facts->symbols_len) return cg_cell_before(x, id);
    if (x->visiting && x->r->fixed[id] != CG_CELL_FIXED) note(x, id | OWN_BIT);
    return x->r->cells[id];
}

bool cg_is_final(cg_rctx *x) {
    x->asked = true;
    x->noted++;
    return x->r->rounds->final;
}

static uint32_t slot_hash(cg_contribution_kind kind, uint64_t key) {
    return (uint32_t)cg_hash_mix(key * CG_TO_KINDS + kind) & SLOT_MASK;
}

cg_values cg_slot_read(cg_rctx *x, cg_contribution_kind kind, uint32_t owner, cg_name_id name) {
    uint64_t key = (uint64_t)owner << 32 | name, v = 0;
    uint32_t hash = slot_hash(kind, key);
    if (x->visiting) note(x, SLOT_BIT | hash);
    if (x->r->rounds->slot_known[hash]) cg_map64_get(&x->r->slots[kind]->values, key, &v);
    return v;
}

/* ---- What a visit changes ---- */

void cg_contribute(cg_rctx *x, cg_contribution_kind kind, uint32_t owner, cg_name_id name, cg_values v) {
    cg_resolver *r = x->r;
    if (v == 0 || !x->visiting || r->rounds->final) return;
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
    if (v == 0 || !x->visiting || r->fixed[id] == CG_CELL_FIXED || r->rounds->final) return;
    if (r->fixed[id] == CG_CELL_FUNCTIONS && !(v = cg_holding_functions(x, v))) return;
    const cg_rfile *f = x->file;
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
    if (is_noted(x, id | OWN_BIT)) x->self_stale = true; /* what was made of it is not true any more */
    uint32_t *time = &r->rounds->cell_time[id];
    if (*time >> 16 != r->rounds->now) cg_vec_push(&x->cells_changed, id);
    *time = r->rounds->now << 16 | x->chunk;
}

/* ---- Between rounds ---- */

#define BY_CONTRIBUTION 0xffffu /* later than every chunk */

static void apply_to_cell(cg_resolver *r, cg_gid id, cg_values v) {
    struct cg_rounds *rounds = r->rounds;
    cg_values now = cg_values_union(r->pool, r->cells[id], v);
    if (now == r->cells[id]) return;
    r->cells[id] = now;
    if (rounds->cell_time[id] >> 16 != rounds->now) cg_vec_push(&rounds->cells, id);
    rounds->cell_time[id] = rounds->now << 16 | BY_CONTRIBUTION;
}

static void apply_to_slot(cg_resolver *r, const cg_contribution *c) {
    struct cg_rounds *rounds = r->rounds;
    uint64_t *slot = cg_map64_slot(&r->slots[c->kind]->values, c->key, 0);
    cg_values now = cg_values_union(r->pool, *slot, c->values);
    if (now == *slot) return;
    *slot = now;
    uint32_t hash = slot_hash((cg_contribution_kind)c->kind, c->key);
    rounds->slot_known[hash] = 1;
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

static bool read_changed(const struct cg_rounds *rounds, uint32_t number, const cg_chunk *c, uint32_t chunk) {
    if (number & SLOT_BIT) return rounds->slot_changed[number & SLOT_MASK];
    uint32_t time = rounds->cell_time[number & ~OWN_BIT];
    if (time >> 16 != rounds->now) return false;
    /* Of its own file it saw what earlier chunks of the same round did; about itself it knows. */
    return !(number & OWN_BIT) || c->visited != rounds->now || (time & 0xffffu) > chunk;
}

/* Marks the chunks of a file that must be visited again. */
static void mark_stale(const struct cg_rounds *rounds, cg_rfile *f) {
    if (f->marked == rounds->now) return;
    f->marked = rounds->now;
    for (uint32_t i = 0; i < f->chunk_count; i++) {
        cg_chunk *c = &f->chunks[i];
        for (uint32_t k = c->reads; k < c[1].reads && !c->stale; k++)
            c->stale = read_changed(rounds, f->reads[k], c, i);
        f->stale |= c->stale;
    }
}

static void mark_readers(cg_resolver *r, uint32_t first) {
    for (uint32_t i = first; i != CG_NONE; i = r->rounds->readers.at[i].next)
        mark_stale(r->rounds, &r->files[r->rounds->readers.at[i].file]);
}

static void settle_cells(cg_resolver *r, const cg_gid *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        r->before[list[i]] = r->cells[list[i]];
        mark_readers(r, r->rounds->cell_readers[list[i]]);
    }
}

/* Those who read it are found from now on. */
static void list_reader(struct cg_rounds *rounds, uint32_t number, uint32_t file) {
    uint32_t *last = number & SLOT_BIT ? &rounds->slot_readers[number & SLOT_MASK]
                                       : &rounds->cell_readers[number & ~OWN_BIT];
    if (*last != CG_NONE && rounds->readers.at[*last].file == file) return;
    cg_vec_push(&rounds->readers, (reader){file, *last});
    *last = (uint32_t)rounds->readers.len - 1;
}

static void list_readers(cg_resolver *r) {
    for (size_t v = 0; v < r->rounds->visit.len; v++) {
        const cg_rfile *f = &r->files[r->rounds->visit.at[v]];
        for (const cg_chunk *c = f->chunks, *end = c + f->chunk_count; c < end; c++)
            for (uint32_t k = c->reads; k < c[1].reads && c->visited == r->rounds->now; k++)
                list_reader(r->rounds, f->reads[k], f->index);
    }
}

/* What changed becomes what all files see, and the chunks that read it are marked. */
static void end_round(cg_resolver *r) {
    struct cg_rounds *rounds = r->rounds;
    list_readers(r);
    apply_contributions(r);
    for (unsigned w = 0; w < r->threads; w++) {
        settle_cells(r, r->workers[w].cells_changed.at, r->workers[w].cells_changed.len);
        cg_vec_reset(&r->workers[w].cells_changed);
    }
    settle_cells(r, rounds->cells.at, rounds->cells.len);
    for (size_t i = 0; i < rounds->slots.len; i++) mark_readers(r, rounds->slot_readers[rounds->slots.at[i]]);
    for (size_t i = 0; i < rounds->slots.len; i++) rounds->slot_changed[rounds->slots.at[i]] = 0;
    cg_vec_reset(&rounds->slots);
    cg_vec_reset(&rounds->cells);
}

/* ---- Visits ---- */

#define APPEND(list, from, count)                                                                            \
    do {                                                                                                     \
        size_t more_ = (count);                                                                              \
        cg_vec_reserve(&(list), (list).len + more_);                                                         \
        if (more_) memcpy((list).at + (list).len, (from), more_ * sizeof *(list).at);                        \
        (list).len += more_;                                                                                 \
    } while (0)

/* The list becomes what `kept` holds, which had so many. */
#define KEEP(kept, had, list)                                                                                \
    do {                                                                                                     \
        if ((list).len > (had) || !(kept)) {                                                                 \
            cg_free(kept);                                                                                   \
            (kept) = cg_alloc(((list).len + 1) * sizeof *(kept));                                            \
        }                                                                                                    \
        if ((list).len) memcpy((kept), (list).at, (list).len * sizeof *(kept));                              \
        (had) = (uint32_t)(list).len;                                                                        \
    } while (0)

/* What the last visit found. */
static void keep_chunk(cg_rctx *x, const cg_rfile *f, const cg_chunk *c) {
    APPEND(x->all_reads, f->reads + c->reads, c[1].reads - c->reads);
    APPEND(x->edges, f->found.edges + c->edges, c[1].edges - c->edges);
    APPEND(x->unresolved, f->found.unresolved + c->unresolved, c[1].unresolved - c->unresolved);
}

static void visit_chunk(cg_rctx *x, cg_rfile *f, cg_chunk *c) {
    x->chunk = (uint32_t)(c - f->chunks);
    x->self_stale = x->asked = false;
    cg_eval_chunk(x, c, c[1].first);
    c->visited = x->r->rounds->now;
    c->stale = x->self_stale;
    c->open = x->asked;
    f->stale |= c->stale;
    APPEND(x->all_reads, x->reads.at, x->reads.len);
    forget_reads(x);
}

static cg_error visit_file(void *context, size_t item, unsigned worker) {
    cg_resolver *r = context;
    cg_rctx *x = &r->workers[worker];
    cg_rfile *f = &r->files[r->rounds->visit.at[item]];
    cg_eval_begin(x, f);
    x->visiting = true;
    cg_vec_reset(&x->all_reads);
    cg_vec_reset(&x->edges);
    cg_vec_reset(&x->unresolved);
    f->stale = f->open = false;
    for (uint32_t i = 0; i < f->chunk_count; i++) {
        cg_chunk *c = &f->chunks[i];
        uint32_t reads = (uint32_t)x->all_reads.len, edges = (uint32_t)x->edges.len,
                 unresolved = (uint32_t)x->unresolved.len;
        if (c->stale || (c->open && r->rounds->final))
            visit_chunk(x, f, c);
        else
            keep_chunk(x, f, c);
        f->open |= c->open;
        c->reads = reads; /* the next chunk's are still the old ones */
        c->edges = edges;
        c->unresolved = unresolved;
    }
    x->visiting = false;
    cg_chunk *end = &f->chunks[f->chunk_count];
    KEEP(f->reads, f->reads_len, x->all_reads);
    KEEP(f->found.edges, f->found.edge_count, x->edges);
    KEEP(f->found.unresolved, f->found.unresolved_count, x->unresolved);
    end->reads = f->reads_len;
    end->edges = f->found.edge_count;
    end->unresolved = f->found.unresolved_count;
    return CG_OK;
}

static cg_error run_round(cg_resolver *r) {
    struct cg_rounds *rounds = r->rounds;
    rounds->now++;
    CG_TRY(cg_parallel_for(r->threads, rounds->visit.len, 1, visit_file, r, r->input->cancel));
    end_round(r);
    cg_vec_reset(&rounds->visit);
    return CG_OK;
}

/* Files in the order of first visits, in parts of about as many expressions each. */
typedef struct strata {
    uint32_t *files, file_count;
    uint32_t end[STRATA_FIRST], count;
} strata;

static void divide(cg_resolver *r, strata *s, uint32_t parts) {
    uint32_t count = s->file_count;
    uint64_t share = r->expr_count / parts + 1, exprs = 0;
    s->count = 0;
    for (uint32_t i = 0; i < count; i++) {
        exprs += r->files[s->files[i]].facts->exprs_len;
        if (exprs < share * (s->count + 1) && i + 1 < count) continue;
        s->end[s->count++] = i + 1;
    }
}

/* The stale chunks of one stratum after the other: what one finds out is known to the next. */
static cg_error sweep(cg_resolver *r, const strata *s, bool backward, bool *any) {
    for (uint32_t k = 0; k < s->count; k++) {
        uint32_t at = backward ? s->count - 1 - k : k;
        for (uint32_t i = at ? s->end[at - 1] : 0; i < s->end[at]; i++)
            if (r->files[s->files[i]].stale) cg_vec_push(&r->rounds->visit, s->files[i]);
        if (r->rounds->visit.len == 0) continue;
        *any = true;
        CG_TRY(run_round(r));
    }
    return CG_OK;
}

static cg_error visit_open(cg_resolver *r) {
    r->rounds->final = true;
    for (uint32_t i = 0; i < r->file_count; i++)
        if (r->files[i].open || r->files[i].stale) cg_vec_push(&r->rounds->visit, i);
    return run_round(r);
}

cg_error cg_rounds_run(cg_resolver *r) {
    CG_AUTOFREE uint32_t *files = cg_alloc((r->file_count + 1) * sizeof *files);
    strata s = {.files = files, .file_count = cg_visit_order(r, files)};
    bool any = true;
    divide(r, &s, STRATA_FIRST);
    CG_TRY(sweep(r, &s, false, &any));
    divide(r, &s, STRATA_LATER);
    /* Results come from what is imported, arguments from what imports: now this way, now that. */
    for (int i = 1; i < SWEEPS_MAX && any; i++) {
        any = false;
        CG_TRY(sweep(r, &s, i % 2, &any));
    }
    return visit_open(r);
}

/* ---- Start and end ---- */

cg_error cg_rounds_begin(cg_resolver *r) {
    if (r->symbol_count >= OWN_BIT)
        return cg_fail(CG_ERR_LIMIT, "%u symbols are more than one graph can hold; index a part of the tree",
                       r->symbol_count);
    size_t n = (size_t)r->symbol_count + 1;
    for (int i = 0; i < CG_TO_KINDS; i++) r->slots[i] = cg_alloc_zero(1, sizeof *r->slots[i]);
    r->cells = cg_alloc_zero(n, sizeof *r->cells);
    r->before = cg_alloc_zero(n, sizeof *r->before);
    r->fixed = cg_alloc_zero(n, 1);
    r->rounds = cg_alloc_zero(1, sizeof *r->rounds);
    r->rounds->cell_time = cg_alloc_zero(n, sizeof *r->rounds->cell_time);
    r->rounds->slot_changed = cg_alloc_zero(SLOT_MASK + 1u, 1);
    r->rounds->slot_known = cg_alloc_zero(SLOT_MASK + 1u, 1);
    r->rounds->cell_readers = cg_alloc(n * sizeof(uint32_t));
    r->rounds->slot_readers = cg_alloc((SLOT_MASK + 1u) * sizeof(uint32_t));
    memset(r->rounds->cell_readers, 0xff, n * sizeof(uint32_t));
    memset(r->rounds->slot_readers, 0xff, (SLOT_MASK + 1u) * sizeof(uint32_t));
    return CG_OK;
}

void cg_rounds_end(cg_resolver *r) {
    struct cg_rounds *rounds = r->rounds;
    if (!rounds) return;
    cg_free(rounds->cell_time);
    cg_free(rounds->slot_changed);
    cg_free(rounds->slot_known);
    cg_free(rounds->cell_readers);
    cg_free(rounds->slot_readers);
    cg_vec_clear(&rounds->readers);
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
        cg_free(r->files[i].chunks);
        cg_free(r->files[i].literals);
        cg_free(r->files[i].used);
        r->files[i].reads = r->files[i].literals = NULL;
        r->files[i].used = NULL;
        r->files[i].chunks = NULL;
    }
    cg_free(r->cells);
    cg_free(r->before);
    cg_free(r->fixed);
    r->cells = r->before = NULL;
    r->fixed = NULL;
}
