/* Two walks towards each other, always by the smaller front, until they meet; then all chains of that length. */
#include "query/path.h"

void cg_chains_clear(cg_chains *c) {
    for (size_t i = 0; i < c->len; i++) cg_vec_clear(&c->at[i]);
    cg_vec_clear(c);
}

typedef struct front {
    cg_direction direction;
    cg_map64 distance; /* of every node reached */
    cg_node_refs last; /* those of the last level */
    uint32_t level;
} front;

typedef struct finder {
    cg_snapshot *s;
    const cg_traverse_options *options;
    front forward, backward;
    bool met;
    cg_map64 dead; /* nodes of the forward side from which no chain goes on */
    uint32_t length;
    cg_chain chain;
    size_t limit;
    cg_chains *out;
} finder;

static void front_clear(front *f) {
    cg_map64_clear(&f->distance);
    cg_vec_clear(&f->last);
}

static void finder_clear(finder *f) {
    front_clear(&f->forward);
    front_clear(&f->backward);
    cg_map64_clear(&f->dead);
    cg_vec_clear(&f->chain);
}

static void front_init(front *f, cg_direction direction, cg_node_ref start) {
    f->direction = direction;
    cg_map64_put(&f->distance, cg_node_key(start), 0);
    cg_vec_push(&f->last, start);
}

static cg_error advance(finder *f, front *mine, const front *other) {
    cg_node_refs next = {0};
    cg_neighbours around = {0};
    cg_error error = CG_OK;
    mine->level++;
    for (size_t i = 0; i < mine->last.len && error == CG_OK; i++) {
        if (f->options->cancel != NULL && f->options->cancel->requested)
            error = cg_fail(CG_ERR_INTERRUPTED, "interrupted");
        cg_vec_reset(&around);
        if (error == CG_OK)
            error = cg_neighbours_of(f->s, mine->last.at[i], mine->direction, f->options->kinds, &around);
        for (size_t k = 0; k < around.len; k++) {
            if (around.at[k].confidence < f->options->min_confidence) continue;
            uint64_t *distance = cg_map64_slot(&mine->distance, cg_node_key(around.at[k].other), UINT64_MAX);
            if (*distance != UINT64_MAX) continue;
            *distance = mine->level;
            cg_vec_push(&next, around.at[k].other);
            f->met = f->met || cg_map64_get(&other->distance, cg_node_key(around.at[k].other), NULL);
        }
    }
    cg_vec_clear(&around);
    cg_vec_clear(&mine->last);
    mine->last.at = next.at, mine->last.len = next.len, mine->last.cap = next.cap;
    return error;
}

/* Whether a chain of the least length can have the node as its `place`-th. */
static bool fits(const finder *f, cg_node_ref ref, uint32_t place) {
    uint64_t d;
    if (place >= f->forward.level)
        return cg_map64_get(&f->backward.distance, cg_node_key(ref), &d) && d == f->length - place;
    return cg_map64_get(&f->forward.distance, cg_node_key(ref), &d) && d == place &&
           !cg_map64_get(&f->dead, cg_node_key(ref), NULL);
}

/* The next nodes of a chain, each once by its surest edge, in an order that does not depend on fragments' numbers. */
static cg_error steps_from(finder *f, cg_node_ref from, uint32_t place, cg_reach *out) {
    cg_neighbours around = {0};
    cg_error error = cg_neighbours_of(f->s, from, CG_OUT, f->options->kinds, &around);
    for (size_t i = 0; i < around.len && error == CG_OK; i++) {
        const cg_neighbour *n = &around.at[i];
        if (n->confidence < f->options->min_confidence || !fits(f, n->other, place)) continue;
        cg_reached step = {n->other, from, place, n->kind, n->resolution, n->confidence, n->candidates};
        uint64_t *at = cg_map64_slot(&out->places, cg_node_key(n->other), UINT64_MAX);
        if (*at == UINT64_MAX) {
            *at = out->nodes.len;
            cg_vec_push(&out->nodes, step);
        } else if (out->nodes.at[*at].confidence < n->confidence) {
            out->nodes.at[*at] = step;
        }
    }
    cg_vec_clear(&around);
    return error == CG_OK ? cg_order_reached(f->s, out->nodes.at, out->nodes.len) : error;
}

static void add_chain(finder *f) {
    cg_chain copy = {0};
    for (size_t i = 0; i < f->chain.len; i++) cg_vec_push(&copy, f->chain.at[i]);
    cg_vec_push(f->out, copy);
}

/* Depth first, at most CG_PATH_MAX_LENGTH deep. */
static cg_error collect(finder *f, cg_node_ref from, bool *any) {
    uint32_t place = (uint32_t)f->chain.len + 1;
    CG_CLEANUP(cg_reach_clear) cg_reach steps = {0};
    if (place > f->length) {
        f->out->cut = f->out->len >= f->limit;
        if (!f->out->cut) add_chain(f);
        *any = true;
        return CG_OK;
    }
    bool found = false;
    CG_TRY(steps_from(f, from, place, &steps));
    for (size_t i = 0; i < steps.nodes.len && !f->out->cut; i++) {
        const cg_reached *n = &steps.nodes.at[i];
        cg_vec_push(&f->chain, (cg_step){from, n->ref, n->kind, n->resolution, n->confidence, n->candidates});
        cg_error error = collect(f, n->ref, &found);
        (void)cg_vec_pop(&f->chain);
        CG_TRY(error);
    }
    if (!found) cg_map64_put(&f->dead, cg_node_key(from), 1);
    *any = *any || found;
    return CG_OK;
}

cg_error cg_paths_find(cg_snapshot *s, cg_node_ref from, cg_node_ref to, const cg_traverse_options *options,
                       size_t limit, cg_chains *out) {
    CG_CLEANUP(finder_clear) finder f = {.s = s, .options = options, .limit = limit, .out = out};
    uint32_t longest =
        options->depth == 0 || options->depth > CG_PATH_MAX_LENGTH ? CG_PATH_MAX_LENGTH : options->depth;
    if (cg_node_ref_equal(from, to))
        return cg_fail(CG_ERR_INVALID, "both ends of the path are the same node");
    front_init(&f.forward, CG_OUT, from);
    front_init(&f.backward, CG_IN, to);
    while (!f.met && f.length < longest && f.forward.last.len > 0 && f.backward.last.len > 0) {
        bool ahead = f.forward.last.len <= f.backward.last.len;
        CG_TRY(ahead ? advance(&f, &f.forward, &f.backward) : advance(&f, &f.backward, &f.forward));
        f.length++;
    }
    bool any = false;
    return f.met ? collect(&f, from, &any) : CG_OK;
}
