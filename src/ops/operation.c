#include "ops/operation.h"

#include "base/distance.h"
#include "base/units.h"
#include <stdio.h>
#include <stdlib.h>

const cg_operation *cg_operation_find(const cg_operation *table, cg_str name) {
    for (; table->name != NULL; table++)
        if (cg_str_is(name, table->name)) return table;
    return NULL;
}

static bool same_name(cg_str given, const char *name) {
    if (given.len != strlen(name)) return false;
    for (size_t i = 0; i < given.len; i++)
        if ((given.ptr[i] == '_' ? '-' : given.ptr[i]) != name[i]) return false;
    return true;
}

const cg_param *cg_operation_param(const cg_operation *op, cg_str name) {
    for (const cg_param *p = op->params; p->name != NULL; p++)
        if (same_name(name, p->name)) return p;
    return NULL;
}

cg_str cg_choice(const char *choices, size_t i) {
    cg_str rest = cg_str_from(choices), word = CG_STR_NONE;
    for (size_t at = 0; cg_str_split(&rest, ' ', &word); at++)
        if (at == i) return word;
    return CG_STR_NONE;
}

static bool find_choice(const char *choices, cg_str value, int64_t *out) {
    cg_str rest = cg_str_from(choices), word;
    for (int64_t i = 0; cg_str_split(&rest, ' ', &word); i++) {
        if (word.len != value.len || cg_distance(word, value, 0) != 0) continue;
        *out = i;
        return true;
    }
    return false;
}

void cg_request_init(cg_request *r, const cg_operation *op, cg_session *session) {
    *r = (cg_request){.operation = op, .session = session, .found = true};
}

/* ---- Checking values ---- */

static cg_error wrong(const cg_param *p, cg_str value, const char *accepted) {
    return cg_fail(CG_ERR_INVALID, "%s: '%.*s' is not accepted: give %s", p->name, CG_STR_ARG(value),
                   accepted);
}

static cg_error wrong_choice(const cg_param *p, cg_str value, const char *how) {
    cg_buf text = {.max = 1024};
    cg_buf_append_z(&text, how);
    cg_buf_append_z(&text, " of: ");
    cg_buf_append_z(&text, p->choices);
    cg_error error = wrong(p, value, text.ptr);
    cg_buf_clear(&text);
    return error;
}

static cg_error in_range(const cg_param *p, cg_str value, double v) {
    if (v >= p->min && v <= p->max) return CG_OK;
    char text[96];
    snprintf(text, sizeof text, "a value from %.17g to %.17g", p->min, p->max);
    return wrong(p, value, text);
}

static cg_error read_set(const cg_param *p, cg_str value, int64_t *mask) {
    cg_str rest = value, word;
    *mask = 0;
    while (cg_str_split(&rest, ',', &word)) {
        int64_t i;
        if (!find_choice(p->choices, cg_str_trim(word), &i)) return wrong_choice(p, word, "some");
        *mask |= (int64_t)((uint64_t)1 << i);
    }
    return CG_OK;
}

static cg_error read_flag(const cg_param *p, cg_str value, int64_t *out) {
    if (cg_str_is(value, "true") || cg_str_is(value, "yes") || cg_str_is(value, "1"))
        *out = 1;
    else if (cg_str_is(value, "false") || cg_str_is(value, "no") || cg_str_is(value, "0"))
        *out = 0;
    else
        return wrong(p, value, "true or false");
    return CG_OK;
}

static cg_error read_value(const cg_param *p, cg_str value, cg_arg *out) {
    cg_arg arg = {.text = value};
    uint64_t size;
    switch (p->type) {
    case CG_PARAM_TEXT:
        if (value.len == 0 && (p->flags & CG_PARAM_REQUIRED))
            return wrong(p, value, "a text that is not empty");
        break;
    case CG_PARAM_FLAG: CG_TRY(read_flag(p, value, &arg.integer)); break;
    case CG_PARAM_INT:
        if (!cg_int_parse(value, &arg.integer)) return wrong(p, value, "a whole number");
        CG_TRY(in_range(p, value, (double)arg.integer));
        break;
    case CG_PARAM_NUMBER:
        if (!cg_number_parse(value, &arg.number)) return wrong(p, value, "a number");
        CG_TRY(in_range(p, value, arg.number));
        break;
    case CG_PARAM_SIZE:
        if (!cg_size_parse(value, &size)) return wrong(p, value, "an amount such as 512M or 2GiB");
        CG_TRY(in_range(p, value, (double)size));
        arg.integer = (int64_t)size;
        break;
    case CG_PARAM_CHOICE:
        if (!find_choice(p->choices, value, &arg.integer)) return wrong_choice(p, value, "one");
        break;
    case CG_PARAM_SET: CG_TRY(read_set(p, value, &arg.integer)); break;
    }
    *out = arg;
    return CG_OK;
}

static cg_error unknown(const cg_operation *op, cg_str name) {
    cg_nearest n = {.word = name};
    for (const cg_param *p = op->params; p->name != NULL; p++) cg_nearest_offer(&n, p->name);
    if (n.best != NULL)
        return cg_fail(CG_ERR_INVALID, "%s has no parameter '%.*s': did you mean '%s'?", op->name,
                       CG_STR_ARG(name), n.best);
    return cg_fail(CG_ERR_INVALID, "%s has no parameter '%.*s': see 'codegraph help %s'", op->name,
                   CG_STR_ARG(name), op->name);
}

static cg_error set(cg_request *r, const cg_param *p, cg_str value) {
    cg_arg *arg = &r->args[p - r->operation->params];
    if (arg->given) return cg_fail(CG_ERR_INVALID, "%s is given twice: give it once", p->name);
    CG_TRY(read_value(p, value, arg));
    arg->given = true;
    return CG_OK;
}

cg_error cg_request_set(cg_request *r, cg_str name, cg_str value) {
    const cg_param *p = cg_operation_param(r->operation, name);
    return p != NULL ? set(r, p, value) : unknown(r->operation, name);
}

cg_error cg_request_add(cg_request *r, cg_str value) {
    const cg_param *params = r->operation->params;
    for (size_t i = 0; params[i].name != NULL; i++)
        if ((params[i].flags & CG_PARAM_POSITIONAL) && !r->args[i].given) return set(r, &params[i], value);
    return cg_fail(CG_ERR_INVALID, "%s does not take '%.*s': see 'codegraph help %s'", r->operation->name,
                   CG_STR_ARG(value), r->operation->name);
}

cg_error cg_request_run(cg_request *r) {
    const cg_param *params = r->operation->params;
    for (size_t i = 0; params[i].name != NULL; i++) {
        if (r->args[i].given) continue;
        if (params[i].fallback != NULL)
            CG_TRY(read_value(&params[i], cg_str_from(params[i].fallback), &r->args[i]));
        else if (params[i].flags & CG_PARAM_REQUIRED)
            return cg_fail(CG_ERR_INVALID, "%s needs %s: %s", r->operation->name, params[i].name,
                           params[i].help);
    }
    return r->operation->run(r);
}

const cg_arg *cg_request_arg(const cg_request *r, const char *name) {
    const cg_param *p = cg_operation_param(r->operation, cg_str_from(name));
    if (p == NULL) abort(); /* a handler that does not fit its own table: the tests run every one of them */
    return &r->args[p - r->operation->params];
}
