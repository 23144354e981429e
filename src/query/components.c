/* Tarjan's algorithm with a stack of its own, so that a chain of a million vertices is no deep recursion. */
#include "query/cycles.h"

typedef struct tarjan {
    const uint32_t *starts, *targets;
    uint32_t *component;
    uint32_t *order, *low; /* order 0: not visited yet */
    uint32_t *open;        /* vertices whose component is not known, in the order of their visit */
    uint32_t *path, *next; /* the way from the root, and the next edge to look at of each vertex */
    uint32_t open_len, path_len, visited, components;
} tarjan;

static void enter(tarjan *t, uint32_t v) {
    t->order[v] = t->low[v] = ++t->visited;
    t->next[v] = t->starts[v];
    t->open[t->open_len++] = v;
    t->path[t->path_len++] = v;
}

static void leave(tarjan *t) {
    uint32_t v = t->path[--t->path_len];
    if (t->path_len > 0) {
        uint32_t up = t->path[t->path_len - 1];
        if (t->low[v] < t->low[up]) t->low[up] = t->low[v];
    }
    if (t->low[v] != t->order[v]) return;
    uint32_t member;
    do {
        member = t->open[--t->open_len];
        t->component[member] = t->components;
    } while (member != v);
    t->components++;
}

static void visit(tarjan *t, uint32_t root) {
    enter(t, root);
    while (t->path_len > 0) {
        uint32_t v = t->path[t->path_len - 1];
        if (t->next[v] == t->starts[v + 1]) {
            leave(t);
            continue;
        }
        uint32_t target = t->targets[t->next[v]++];
        if (t->order[target] == 0)
            enter(t, target);
        else if (t->component[target] == CG_NONE && t->order[target] < t->low[v])
            t->low[v] = t->order[target];
    }
}

uint32_t cg_components(uint32_t count, const uint32_t *starts, const uint32_t *targets, uint32_t *component) {
    CG_AUTOFREE uint32_t *memory = cg_alloc_zero((size_t)count + 1, 5 * sizeof *memory);
    tarjan t = {.starts = starts, .targets = targets, .component = component, .order = memory};
    t.low = t.order + count;
    t.open = t.low + count;
    t.path = t.open + count;
    t.next = t.path + count;
    for (uint32_t v = 0; v < count; v++) component[v] = CG_NONE;
    for (uint32_t v = 0; v < count; v++)
        if (t.order[v] == 0) visit(&t, v);
    return t.components;
}
