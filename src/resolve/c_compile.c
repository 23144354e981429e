/* compile_commands.json: in which folders the compiler looks for what a file includes. Paths in it are mostly absolute, of
 * the machine that wrote it: where the repository stood there follows from the names of its files. */
#include "resolve/c_family.h"

#include "base/hash.h"
#include "base/json.h"

enum { FOLDERS_MAX = 256, WORDS_MAX = 4096 };

typedef struct reading {
    cg_resolver *r;
    c_family_state *s;
    cg_arena arena; /* of one manifest */
    cg_map64 lists; /* hash of a list's folders: the list, so that equal ones are one */
    cg_str words[WORDS_MAX];
    uint32_t word_count;
    cg_str root; /* of the repository, as the entry's paths spell it; with a slash at its end, or empty */
    cg_str directory; /* of the entry */
    cg_str folders[FOLDERS_MAX];
    uint32_t folder_count;
} reading;

/* ---- Commands ---- */

static void add_word(reading *g, cg_str word) {
    if (g->word_count < WORDS_MAX) g->words[g->word_count++] = word;
}

/* One word of a command as a shell splits it; false at the end. */
static bool next_word(reading *g, cg_str *rest, cg_str *word) {
    size_t i = 0, n = 0;
    char quote = 0;
    while (i < rest->len && (rest->ptr[i] == ' ' || rest->ptr[i] == '\t')) i++;
    if (i == rest->len) return false;
    char *out = cg_arena_alloc(&g->arena, rest->len - i + 1);
    for (; i < rest->len; i++) {
        char c = rest->ptr[i];
        if (!quote && (c == ' ' || c == '\t')) break;
        if (c == quote) {
            quote = 0;
        } else if (!quote && (c == '"' || c == '\'')) {
            quote = c;
        } else {
            if (c == '\\' && quote != '\'' && i + 1 < rest->len) c = rest->ptr[++i];
            out[n++] = c;
        }
    }
    *word = cg_str_of(out, n);
    *rest = cg_str_from_index(*rest, i);
    return true;
}

static void read_words(reading *g, const cg_json *entry) {
    const cg_json *arguments = cg_json_member(entry, "arguments");
    g->word_count = 0;
    if (arguments && arguments->type == CG_JSON_ARRAY) {
        for (const cg_json *a = arguments->first; a; a = a->next)
            if (a->type == CG_JSON_STRING) add_word(g, a->text);
        return;
    }
    cg_str command = cg_json_text(entry, "command"), word;
    while (g->word_count < WORDS_MAX && next_word(g, &command, &word)) add_word(g, word);
}

/* ---- Paths ---- */

static cg_str full_path(reading *g, cg_str path) {
    bool ok;
    if (!cg_str_starts(path, CG_STR("/"))) path = cg_path_in(&g->arena, g->directory, path);
    cg_str plain = cg_path_plain(&g->arena, path, &ok);
    return ok ? plain : CG_STR_NONE;
}

/* The file of an entry, and with it where the repository stood: what is left of the path in front of the file's. */
static cg_rfile *file_of_entry(reading *g, const cg_json *entry, cg_str folder) {
    g->directory = cg_json_text(entry, "directory");
    if (!cg_str_starts(g->directory, CG_STR("/"))) g->directory = cg_path_in(&g->arena, folder, g->directory);
    cg_str path = full_path(g, cg_json_text(entry, "file")), rest = path;
    while (rest.len) {
        cg_rfile *f = cg_file_at_path(g->r, rest);
        if (f && f->facts) {
            g->root = cg_str_first(path, path.len - rest.len);
            return f;
        }
        size_t slash = cg_str_find_char(rest, '/');
        if (slash == CG_STR_NOWHERE) break;
        rest = cg_str_from_index(rest, slash + 1);
    }
    return NULL;
}

static void add_folder(reading *g, cg_str path) {
    cg_str full = full_path(g, path);
    bool is_root = full.len + 1 == g->root.len && cg_str_starts(g->root, full);
    if (!is_root && !cg_str_starts(full, g->root)) return; /* not in the repository */
    cg_str folder = is_root ? CG_STR_NONE : cg_str_from_index(full, g->root.len);
    if (folder.len && !cg_dir_exists(g->r, folder)) return;
    if (g->folder_count < FOLDERS_MAX) g->folders[g->folder_count++] = folder;
}

/* Folders given by one option, -Ifolder or -I folder, in their order. */
static void add_folders(reading *g, const char *option) {
    cg_str name = cg_str_from(option);
    for (uint32_t i = 0; i < g->word_count; i++) {
        if (!cg_str_starts(g->words[i], name)) continue;
        cg_str value = cg_str_from_index(g->words[i], name.len);
        if (!value.len && i + 1 < g->word_count) value = g->words[++i];
        if (value.len) add_folder(g, value);
    }
}

static const c_folders *read_folders(reading *g) {
    g->folder_count = 0;
    add_folders(g, "-iquote");
    uint32_t quoted = g->folder_count;
    add_folders(g, "-I");
    add_folders(g, "-isystem");
    add_folders(g, "-idirafter");
    uint64_t hash = quoted + 1, known;
    for (uint32_t i = 0; i < g->folder_count; i++)
        hash = cg_hash64(g->folders[i].ptr, g->folders[i].len, hash);
    if (cg_map64_get(&g->lists, hash, &known)) return (const c_folders *)(uintptr_t)known;
    c_folders *list = cg_arena_alloc(&g->r->arena, sizeof *list + g->folder_count * sizeof *list->at);
    list->count = g->folder_count;
    list->quoted = quoted;
    for (uint32_t i = 0; i < g->folder_count; i++) list->at[i] = cg_arena_str(&g->r->arena, g->folders[i]);
    cg_map64_put(&g->lists, hash, (uint64_t)(uintptr_t)list);
    return list;
}

void c_compile_prepare(cg_resolver *r, c_family_state *s) {
    s->folders = CG_NEW_ARRAY(&r->arena, const c_folders *, r->file_count + 1);
    reading *g = cg_alloc_zero(1, sizeof *g);
    g->r = r;
    g->s = s;
    for (uint32_t i = 0; i < r->input->manifest_count; i++) {
        const cg_resolve_manifest *m = &r->input->manifests[i];
        cg_str folder = cg_path_folder(m->path);
        if (!cg_str_is(cg_str_from_index(m->path, folder.len + (folder.len > 0)), "compile_commands.json"))
            continue;
        const cg_json *all = cg_json_read(&g->arena, m->content);
        for (const cg_json *e = all && all->type == CG_JSON_ARRAY ? all->first : NULL; e; e = e->next) {
            const cg_rfile *f = file_of_entry(g, e, folder);
            bool ours = f && (f->language == CG_LANG_C || f->language == CG_LANG_CPP);
            if (!ours || s->folders[f->index]) continue; /* of several commands for a file the first */
            read_words(g, e);
            s->folders[f->index] = read_folders(g);
        }
        cg_arena_clear(&g->arena);
    }
    cg_map64_clear(&g->lists);
    cg_free(g);
}
