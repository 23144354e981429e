/* The operations: each described once. The command line, the C library and whatever speaks to the outside
 * later are faces of this table: they turn their input into arguments, and show what the handler writes. */
#ifndef CG_OPS_OPERATION_H
#define CG_OPS_OPERATION_H

#include "base/thread.h"
#include "base/writer.h"

typedef enum cg_param_type {
    CG_PARAM_TEXT,
    CG_PARAM_FLAG,   /* true or false; false unless given */
    CG_PARAM_INT,    /* min..max */
    CG_PARAM_NUMBER, /* min..max */
    CG_PARAM_SIZE,   /* bytes: 512M, 2GiB; min..max */
    CG_PARAM_CHOICE, /* one of `choices` */
    CG_PARAM_SET,    /* some of `choices`, separated by commas: a bit mask by their order */
} cg_param_type;

#define CG_PARAM_REQUIRED   1u
#define CG_PARAM_POSITIONAL 2u /* by its place on the command line */
#define CG_PARAM_PATH       4u /* names a file or folder */
#define CG_PARAM_NODE       8u /* names a node: id, file:line or (qualified) name */

typedef struct cg_param {
    const char *name; /* words joined by '-': "min-confidence" */
    cg_param_type type;
    unsigned flags;
    const char *fallback; /* the value, as text, if it is not given; NULL: absent */
    double min, max;      /* INT, NUMBER, SIZE */
    const char *choices;  /* CHOICE, SET: words separated by spaces, at most 64 */
    const char *help;     /* no full stop */
} cg_param;

typedef enum cg_permission {
    CG_PERMISSION_NONE, /* needs no store */
    CG_PERMISSION_READ,
    CG_PERMISSION_WRITE,
} cg_permission;

/* The value of an argument, in the form that its type says. Zero if it is absent. */
typedef struct cg_arg {
    bool given;      /* by the caller */
    cg_str text;     /* TEXT, and as written for all others */
    int64_t integer; /* INT, SIZE; FLAG: 0 or 1; CHOICE: place in the list; SET: mask */
    double number;   /* NUMBER */
} cg_arg;

#define CG_MAX_PARAMS 16

typedef struct cg_request cg_request;
typedef struct cg_session cg_session;

typedef struct cg_operation {
    const char *name;
    const char *summary;     /* one line, no full stop */
    const char *description; /* paragraphs, separated by empty lines */
    const char *examples;    /* arguments of examples, one a line */
    cg_permission permission;
    cg_error (*run)(cg_request *request);
    const cg_param *params; /* ended by one without name */
} cg_operation;

struct cg_request {
    const cg_operation *operation;
    cg_session *session;
    cg_arg args[CG_MAX_PARAMS]; /* in the order of the operation's params */
    cg_writer *writer;          /* where the answer goes */
    cg_out *text;               /* where operations that stream lines of their own write (export) */
    const cg_cancel *cancel;    /* may be NULL */
    bool found;                 /* set by the handler: whether there was anything to answer with */
};

/* All operations, in the order of the help, ended by one without name. */
extern const cg_operation cg_operations[];
const cg_operation *cg_operation_find(const cg_operation *table, cg_str name); /* NULL if there is none */
/* '_' counts as '-'. NULL if there is none. */
const cg_param *cg_operation_param(const cg_operation *op, cg_str name);
/* The i-th word of a list of choices; empty behind the last. */
cg_str cg_choice(const char *choices, size_t i);

/* Starts a request: no argument is given. Texts given to cg_request_set must stay until it has run. */
void cg_request_init(cg_request *r, const cg_operation *op, cg_session *session);
/* Checks one argument and takes it in. CG_ERR_INVALID says which parameter and what is accepted. */
cg_error cg_request_set(cg_request *r, cg_str name, cg_str value);
/* The next positional parameter that has no value yet gets this one. */
cg_error cg_request_add(cg_request *r, cg_str value);
/* Fills in fallbacks, looks for missing arguments, and runs the handler. */
cg_error cg_request_run(cg_request *r);

/* For handlers: the argument of that name, which the operation must have. */
const cg_arg *cg_request_arg(const cg_request *r, const char *name);

static inline bool cg_request_flag(const cg_request *r, const char *name) {
    return cg_request_arg(r, name)->integer != 0;
}
static inline int64_t cg_request_int(const cg_request *r, const char *name) {
    return cg_request_arg(r, name)->integer;
}
static inline double cg_request_number(const cg_request *r, const char *name) {
    return cg_request_arg(r, name)->number;
}
static inline cg_str cg_request_text(const cg_request *r, const char *name) {
    return cg_request_arg(r, name)->text;
}

#endif
