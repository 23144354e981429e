/* status, stats, fsck, config: how the store is. */
#include "ops/handlers.h"

#include "base/clock.h"
#include "index/names.h"
#include "ingest/meta.h"
#include "query/scan.h"
#include "query/status.h"
#include "store/fsck.h"
#include <sys/stat.h>

/* ---- status ---- */

static void write_changes(cg_request *r, const cg_changes *changes) {
    static const char *const names[] = {"added", "modified", "removed"};
    cg_writer *w = r->writer;
    uint64_t limit = (uint64_t)cg_request_int(r, "limit");
    for (int i = 0; i < 3; i++) cg_write_int(w, names[i], (int64_t)changes->counts[i]);
    cg_write_bool(w, "fresh", changes->list.len == 0);
    cg_write_array(w, "changes");
    for (size_t i = 0; i < changes->list.len && (limit == 0 || i < limit); i++) {
        cg_write_object(w, NULL);
        cg_write_z(w, "change", names[changes->list.at[i].kind]);
        cg_write_text(w, "file_path", changes->list.at[i].path);
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
}

static cg_error find_changes(cg_request *r, cg_snapshot *s, const char *root, cg_changes *out) {
    const cg_config *c;
    uint64_t started = 0;
    CG_TRY(cg_session_config(r->session, root, &c));
    cg_walk_options options = {.limits = cg_settings_limits(c),
                               .rules = cg_settings_rules(c, &r->session->arena),
                               .no_user_excludes = cg_config_get(c, "index.user_excludes")->integer == 0,
                               .cancel = r->cancel};
    (void)cg_str_to_u64(cg_snapshot_meta(s, CG_META_STARTED), &started);
    return cg_changes_find(s, root, (int64_t)started, &options, out);
}

static void write_coverage(cg_writer *w, const cg_totals *t) {
    cg_write_array(w, "coverage");
    for (int i = 0; i < CG_COVERAGE_COUNT; i++) {
        if (t->by_status[i] == 0) continue;
        cg_write_object(w, NULL);
        cg_write_z(w, "outcome", cg_coverage_name((cg_coverage)i));
        cg_write_int(w, "files", (int64_t)t->by_status[i]);
        cg_write_z(w, "meaning", cg_coverage_text((cg_coverage)i));
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
}

/* Files that are not in the graph as a whole, each with its reason. */
static void write_gaps(cg_request *r, cg_snapshot *s) {
    cg_writer *w = r->writer;
    uint64_t limit = (uint64_t)cg_request_int(r, "limit"), shown = 0;
    cg_write_array(w, "gaps");
    for (uint32_t id = 0; id < cg_snapshot_fragment_limit(s) && (limit == 0 || shown < limit); id++) {
        cg_fragment f;
        if (cg_snapshot_fragment(s, id, &f) != CG_OK || f.kind != CG_FRAGMENT_FILE ||
            f.status == CG_COVERAGE_INDEXED)
            continue;
        cg_write_object(w, NULL);
        cg_write_z(w, "outcome", cg_coverage_name((cg_coverage)f.status));
        cg_write_text(w, "file_path", f.path);
        if (f.status == CG_COVERAGE_PARTIAL) cg_write_int(w, "error_bytes", f.error_bytes);
        cg_write_object_end(w);
        shown++;
    }
    cg_write_array_end(w);
}

cg_error cg_run_status(cg_request *r) {
    CG_CLEANUP(cg_changes_clear) cg_changes changes = {0};
    cg_snapshot *s;
    const char *root, *store;
    CG_TRY(cg_session_snapshot(r->session, &s));
    CG_TRY(cg_session_store_dir(r->session, &store));
    CG_TRY(cg_session_root(r->session, s, &root));
    CG_TRY(find_changes(r, s, root, &changes));
    const cg_totals *t = cg_snapshot_totals(s);
    cg_writer *w = r->writer;
    cg_write_object(w, NULL);
    cg_write_text(w, "project", cg_snapshot_project(s));
    cg_write_z(w, "root", root);
    cg_write_z(w, "store", store);
    cg_write_int(w, "generation", (int64_t)cg_snapshot_generation(s));
    cg_write_int(w, "files", (int64_t)t->files);
    cg_write_int(w, "nodes", (int64_t)t->nodes);
    cg_write_int(w, "edges", (int64_t)t->edges);
    write_changes(r, &changes);
    write_coverage(w, t);
    if (cg_request_flag(r, "gaps")) write_gaps(r, s);
    cg_write_object_end(w);
    return CG_OK;
}

/* ---- stats ---- */

typedef struct counts {
    uint64_t nodes[CG_NODE_KIND_COUNT], edges[CG_EDGE_KIND_COUNT], resolutions[CG_RESOLUTION_COUNT];
} counts;

static cg_error count_item(void *context, const cg_scan_item *item) {
    counts *c = context;
    for (uint32_t i = 0; i < item->nodes->count; i++) {
        cg_node_kind kind = cg_node_block_kind(item->nodes, i);
        if (kind < CG_NODE_KIND_COUNT) c->nodes[kind]++;
    }
    cg_out_edge e;
    cg_edge_iter it = cg_out_edges(item->out);
    while (cg_out_edge_next(&it, &e)) {
        if (e.kind < CG_EDGE_KIND_COUNT) c->edges[e.kind] += e.site_count;
        if (e.resolution < CG_RESOLUTION_COUNT) c->resolutions[e.resolution] += e.site_count;
    }
    return CG_OK;
}

static void write_counts(cg_writer *w, const char *key, const uint64_t *values, int count,
                         const char *(*name)(int)) {
    cg_write_object(w, key);
    for (int i = 0; i < count; i++)
        if (values[i] > 0) cg_write_int(w, name(i), (int64_t)values[i]);
    cg_write_object_end(w);
}

static const char *language_name(int i) { return cg_language_name((cg_language)i); }
static const char *node_name(int i) { return cg_node_kind_name((cg_node_kind)i); }
static const char *edge_name(int i) { return cg_edge_kind_name((cg_edge_kind)i); }
static const char *resolution_name(int i) { return cg_resolution_name((cg_resolution)i); }
static const char *family_name(int i) { return cg_family_name((cg_family)i); }

cg_error cg_run_stats(cg_request *r) {
    cg_snapshot *s;
    cg_store_stats store;
    counts c = {0};
    CG_TRY(cg_session_snapshot(r->session, &s));
    CG_TRY(cg_store_stats_get(r->session->store, &store));
    CG_TRY(cg_scan(s, CG_SCAN_NODES | CG_SCAN_OUT, r->cancel, count_item, &c));
    const cg_totals *t = cg_snapshot_totals(s);
    uint64_t bytes[CG_FAMILY_COUNT];
    for (int i = 0; i < CG_FAMILY_COUNT; i++) bytes[i] = store.families[i].bytes;
    cg_writer *w = r->writer;
    cg_write_object(w, NULL);
    cg_write_text(w, "project", cg_snapshot_project(s));
    cg_write_int(w, "files", (int64_t)t->files);
    cg_write_int(w, "external_packages", (int64_t)t->externals);
    cg_write_int(w, "source_bytes", (int64_t)t->source_bytes);
    cg_write_int(w, "nodes", (int64_t)t->nodes);
    cg_write_int(w, "edges", (int64_t)t->edges);
    cg_write_int(w, "unresolved", (int64_t)t->unresolved);
    cg_write_int(w, "store_bytes", (int64_t)store.bytes);
    write_counts(w, "files_by_language", t->by_language, CG_LANG_COUNT, language_name);
    write_counts(w, "nodes_by_kind", c.nodes, CG_NODE_KIND_COUNT, node_name);
    write_counts(w, "edges_by_kind", c.edges, CG_EDGE_KIND_COUNT, edge_name);
    write_counts(w, "edges_by_resolution", c.resolutions, CG_RESOLUTION_COUNT, resolution_name);
    write_counts(w, "store_bytes_by_family", bytes, CG_FAMILY_COUNT, family_name);
    cg_write_object_end(w);
    return CG_OK;
}

/* ---- fsck ---- */

typedef struct kept_finding {
    cg_finding_kind kind;
    cg_str where, text;
} kept_finding;

typedef struct findings {
    cg_arena *arena;
    CG_VEC(kept_finding) list;
} findings;

static void on_finding(void *context, const cg_finding *f) {
    findings *all = context;
    kept_finding one = {f->kind, cg_arena_str(all->arena, f->where),
                        cg_arena_str(all->arena, cg_str_from(f->text))};
    cg_vec_push(&all->list, one);
}

static void write_findings(cg_writer *w, const findings *all) {
    cg_write_array(w, "findings");
    for (size_t i = 0; i < all->list.len; i++) {
        cg_write_object(w, NULL);
        cg_write_z(w, "finding", cg_finding_name(all->list.at[i].kind));
        cg_write_text(w, "where", all->list.at[i].where);
        cg_write_text(w, "text", all->list.at[i].text);
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
}

cg_error cg_run_fsck(cg_request *r) {
    cg_snapshot *s;
    cg_writer *w = r->writer;
    CG_TRY(cg_session_snapshot(r->session, &s));
    findings all = {.arena = &r->session->arena};
    cg_fsck fsck = {
        .report = on_finding, .context = &all, .check_indexes = cg_names_check, .cancel = r->cancel};
    cg_error error = cg_fsck_run(r->session->store, CG_STR_NONE, &fsck);
    cg_write_object(w, NULL);
    cg_write_bool(w, "sound", error == CG_OK && fsck.result.findings == 0);
    cg_write_int(w, "fragments", (int64_t)fsck.result.fragments);
    cg_write_int(w, "blocks", (int64_t)fsck.result.blocks);
    cg_write_int(w, "pages", (int64_t)fsck.result.pages);
    cg_write_int(w, "nodes", (int64_t)fsck.result.nodes);
    cg_write_int(w, "edges", (int64_t)fsck.result.edges);
    cg_write_int(w, "unreferenced_keys", (int64_t)fsck.result.unreferenced);
    write_findings(w, &all);
    cg_write_object_end(w);
    cg_vec_clear(&all.list);
    if (error != CG_OK || fsck.result.findings == 0) return error;
    return cg_fail(CG_ERR_DAMAGED,
                   "%llu findings: remove the store and index again; the sources are not touched by that",
                   (unsigned long long)fsck.result.findings);
}

/* ---- config ---- */

cg_error cg_run_config(cg_request *r) {
    const cg_config *c;
    cg_str name = cg_request_text(r, "name");
    cg_writer *w = r->writer;
    CG_TRY(cg_session_config(r->session, NULL, &c));
    cg_write_object(w, NULL);
    cg_write_array(w, "settings");
    r->found = false;
    for (size_t i = 0; c->settings[i].name != NULL; i++) {
        if (name.len > 0 && !cg_str_starts(cg_str_from(c->settings[i].name), name)) continue;
        r->found = true;
        cg_write_object(w, NULL);
        cg_write_z(w, "setting", c->settings[i].name);
        cg_write_text(w, "value", c->values[i].text);
        cg_write_z(w, "origin", cg_config_origin_name(c->values[i].origin));
        cg_write_text(w, "where", c->values[i].where);
        cg_write_z(w, "meaning", c->settings[i].help);
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
    cg_write_object_end(w);
    return CG_OK;
}
