/* Comments, string literals and documentation: found in one pass over the tree before the walk, so that no
 * hook has to think of them, and handed to the builder after it. */
#include "extract/walker.h"

#include <stdlib.h>

/* Documentation is cut to DOCS_MAX bytes; string literals below TEXT_MIN, quotes included, hold no word. */
enum { DOCS_MAX = 4096, TEXT_MIN = 5 };

/* ---- Finding ---- */

void cg_texts_find(cg_walker *w) {
    struct cg_walker_private *own = w->own;
    uint32_t decisions = 0;
    cg_vec_reset(&own->decisions);
    cg_vec_reserve(&own->decisions, (size_t)w->node_count + 1);
    for (uint32_t i = 0; i < w->node_count; i++) {
        const cg_rule *rule = &w->lang->rules[w->nodes[i].kind];
        own->decisions.at[i] = decisions;
        decisions += rule->flags & CG_RULE_DECISION;
        bool comment = rule->action == CG_DO_COMMENT;
        if (!comment && rule->action != CG_DO_STRING && !(rule->flags & CG_RULE_TEXT)) continue;
        if (comment) cg_vec_push(&own->comments, (uint32_t)own->texts.len);
        cg_vec_push(&own->texts, (cg_found_text){.node = i, .documents = CG_NONE, .comment = comment});
    }
    own->decisions.at[w->node_count] = decisions;
}

/* ---- Cleaning ---- */

cg_str cg_cut_text(cg_str text, size_t most) {
    if (text.len <= most) return text;
    while (most > 0 && ((unsigned char)text.ptr[most] & 0xc0) == 0x80) most--;
    return cg_str_first(text, most);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

cg_str cg_fold_text(cg_walker *w, cg_str text, size_t most) {
    cg_buf *b = &w->own->scratch;
    text = cg_str_trim(text);
    cg_buf_reset(b);
    for (size_t i = 0, word = 0; word < text.len && b->len <= most; word = i) {
        for (i = word; i < text.len && !is_blank(text.ptr[i]);) i++;
        if (b->len) cg_buf_append_char(b, ' ');
        cg_buf_append(b, cg_str_of(text.ptr + word, i - word));
        while (i < text.len && is_blank(text.ptr[i])) i++;
    }
    return cg_cut_text(cg_buf_str(b), most);
}

static cg_str trim_end(cg_str line) {
    while (line.len && is_blank(line.ptr[line.len - 1])) line.len--;
    return line;
}

/* Appends a line without the marks a comment's line begins with, and one blank. */
static void add_line(cg_buf *b, cg_str line, const char *marks) {
    line = cg_str_trim(line);
    size_t i = 0;
    while (i < line.len && strchr(marks, line.ptr[i])) i++;
    if (i < line.len && line.ptr[i] == ' ') i++;
    if (b->len) cg_buf_append_char(b, '\n');
    cg_buf_append(b, cg_str_from_index(line, i));
}

static void add_comment(cg_buf *b, cg_str text) {
    text = cg_str_trim(text);
    cg_str line;
    if (!cg_str_starts(text, CG_STR("/*"))) {
        while (cg_str_split(&text, '\n', &line)) add_line(b, line, "/#!-");
        return;
    }
    text = cg_str_from_index(text, 2);
    if (cg_str_ends(text, CG_STR("*/"))) text.len -= 2;
    while (text.len && text.ptr[text.len - 1] == '*') text.len--;
    for (bool first = true; cg_str_split(&text, '\n', &line); first = false) {
        bool empty = cg_str_trim(line).len == 0 || cg_str_is(cg_str_trim(line), "*");
        if (!(empty && (first || text.len == 0))) add_line(b, line, first ? "*!" : "*");
    }
}

/* The blanks every line but the first begins with. */
static size_t common_indent(cg_str text) {
    size_t indent = SIZE_MAX;
    cg_str line;
    for (bool first = true; cg_str_split(&text, '\n', &line); first = false) {
        size_t i = 0;
        while (i < line.len && (line.ptr[i] == ' ' || line.ptr[i] == '\t')) i++;
        if (!first && i < line.len && line.ptr[i] != '\r' && i < indent) indent = i;
    }
    return indent == SIZE_MAX ? 0 : indent;
}

static void add_docstring(cg_buf *b, cg_str literal) {
    cg_str text = cg_string_content(literal), line;
    size_t indent = common_indent(text);
    for (bool first = true; cg_str_split(&text, '\n', &line); first = false) {
        line = first ? cg_str_trim(line) : trim_end(cg_str_from_index(line, indent));
        if (b->len) cg_buf_append_char(b, '\n');
        cg_buf_append(b, line);
    }
}

static cg_string_id docs_in_scratch(cg_walker *w) {
    return cg_string(w, cg_cut_text(cg_str_trim(cg_buf_str(&w->own->scratch)), DOCS_MAX));
}

/* ---- Documentation ---- */

/* What lies between a comment and what it documents: blanks, at most one line end. */
static bool only_blanks(const cg_walker *w, uint32_t from, uint32_t to) {
    unsigned lines = 0;
    while (from > 0 && w->source.ptr[from - 1] == '\n') from--; /* some comments include their line end */
    for (uint32_t i = from; i < to; i++) {
        if (!is_blank(w->source.ptr[i])) return false;
        lines += w->source.ptr[i] == '\n';
    }
    return lines <= 1;
}

static bool begins_line(const cg_walker *w, uint32_t at) {
    while (at > 0 && (w->source.ptr[at - 1] == ' ' || w->source.ptr[at - 1] == '\t')) at--;
    return at == 0 || w->source.ptr[at - 1] == '\n';
}

static bool is_doc(const cg_walker *w, cg_str comment) {
    if (w->lang->doc_marks == NULL) return true;
    for (const char *const *mark = w->lang->doc_marks; *mark; mark++)
        if (cg_str_starts(comment, cg_str_from(*mark))) return true;
    return false;
}

/* How many comments end at or before the place. */
static size_t comments_before(const cg_walker *w, uint32_t place) {
    size_t low = 0, high = w->own->comments.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cg_end(w, w->own->texts.at[w->own->comments.at[middle]].node) <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

cg_string_id cg_docs_above(cg_walker *w, uint32_t place, cg_symbol_id symbol) {
    struct cg_walker_private *own = w->own;
    size_t end = comments_before(w, place), first = end;
    for (; first > 0; first--) {
        const cg_found_text *t = &own->texts.at[own->comments.at[first - 1]];
        if (!only_blanks(w, cg_end(w, t->node), place) || !begins_line(w, cg_start(w, t->node))) break;
        if (t->documents != CG_NONE) break; /* belongs to something that begins at the same place */
        place = cg_start(w, t->node);
    }
    cg_buf_reset(&own->scratch);
    for (size_t i = first; i < end; i++) {
        cg_found_text *t = &own->texts.at[own->comments.at[i]];
        if (!is_doc(w, cg_node_text(w, t->node))) continue;
        t->documents = symbol;
        if (own->scratch.len <= DOCS_MAX) add_comment(&own->scratch, cg_node_text(w, t->node));
    }
    return docs_in_scratch(w);
}

void cg_docs_before(cg_walker *w, cg_symbol_id symbol, uint32_t node) {
    cg_string_id docs = cg_docs_above(w, cg_start(w, node), symbol);
    cg_facts_node_at(w->facts, symbol)->docs = docs;
}

void cg_docs(cg_walker *w, cg_symbol_id symbol, uint32_t node) {
    struct cg_walker_private *own = w->own;
    size_t low = 0, high = own->texts.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (own->texts.at[middle].node < node)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_comment = false;
    if (low < own->texts.len && own->texts.at[low].node == node) {
        own->texts.at[low].documents = symbol;
        is_comment = own->texts.at[low].comment;
    }
    cg_node_facts *facts = cg_facts_node_at(w->facts, symbol);
    cg_buf_reset(&own->scratch);
    if (facts->docs) { /* more of the same: #[doc] lines, a comment above a docstring */
        cg_buf_append(&own->scratch, cg_facts_text(w->facts, facts->docs));
        cg_buf_append_char(&own->scratch, '\n');
    }
    cg_buf part = {0};
    (is_comment ? add_comment : add_docstring)(&part, cg_node_text(w, node));
    cg_buf_append(&own->scratch, cg_buf_str(&part));
    cg_buf_clear(&part);
    facts->docs = docs_in_scratch(w);
}

cg_str cg_string_content(cg_str literal) {
    size_t start = 0, quotes = 0;
    while (start < literal.len && literal.ptr[start] != '"' && literal.ptr[start] != '\'' &&
           literal.ptr[start] != '`')
        start++;
    size_t hashes = start > 0 && start < literal.len && literal.ptr[start - 1] == '#' ? 1 : 0;
    while (hashes && hashes < start && literal.ptr[start - 1 - hashes] == '#') hashes++;
    if (start == literal.len) return literal;
    char quote = literal.ptr[start];
    while (start + quotes < literal.len && literal.ptr[start + quotes] == quote) quotes++;
    quotes = quotes >= 6 ? 3 : quotes == 2 ? 1 : quotes >= 3 ? 3 : 1;
    cg_str content = cg_str_from_index(literal, start + quotes);
    size_t tail = quotes + hashes;
    bool closed = content.len >= tail && content.ptr[content.len - tail] == quote;
    return cg_str_first(content, closed ? content.len - tail : content.len);
}

/* ---- Handing over ---- */

static int by_place(const void *left, const void *right) {
    const cg_made_node *a = left, *b = right;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    return a->symbol < b->symbol ? -1 : a->symbol > b->symbol;
}

static void sort_made(struct cg_walker_private *own) {
    bool sorted = true;
    for (size_t i = 1; i < own->made.len && sorted; i++)
        sorted = by_place(&own->made.at[i - 1], &own->made.at[i]) < 0;
    if (!sorted) qsort(own->made.at, own->made.len, sizeof *own->made.at, by_place);
}

void cg_texts_add(cg_walker *w) {
    struct cg_walker_private *own = w->own;
    size_t next = 0;
    sort_made(own);
    cg_vec_reset(&own->around);
    for (size_t i = 0; i < own->texts.len; i++) {
        const cg_found_text *t = &own->texts.at[i];
        uint32_t start = cg_start(w, t->node), end = cg_end(w, t->node);
        if (!t->comment && t->documents == CG_NONE && end - start < TEXT_MIN) continue;
        while (next < own->made.len && own->made.at[next].start <= start) {
            while (own->around.len && cg_vec_last(&own->around).end <= own->made.at[next].start)
                own->around.len--;
            cg_vec_push(&own->around, own->made.at[next++]);
        }
        while (own->around.len && cg_vec_last(&own->around).end < end) own->around.len--;
        cg_symbol_id node = own->around.len ? cg_vec_last(&own->around).symbol : 0;
        bool docs = t->documents != CG_NONE;
        cg_text_kind kind = docs ? CG_TEXT_DOC : t->comment ? CG_TEXT_COMMENT : CG_TEXT_STRING;
        cg_facts_add_text(w->facts, kind, start, end, docs ? t->documents : node);
    }
}
