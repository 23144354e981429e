/* What Node's library and some others call back with, and what they make. The facts are those of Node's documentation;
 * a line each. */
#include "resolve/policy_javascript.h"

typedef struct library_callback {
    const char *package, *function; /* "Type.method" for a method of what `makes` says */
    const char *event;              /* only if that is the first argument; NULL: any */
    const char *gives[3];           /* instances of "package.Type"; NULL: none of interest */
} library_callback;

static const library_callback callbacks[] = {
    {"http", "createServer", NULL, {"http.IncomingMessage", "http.ServerResponse"}},
    {"http", "Server", NULL, {"http.IncomingMessage", "http.ServerResponse"}},
    {"http", "Server.on", "request", {"http.IncomingMessage", "http.ServerResponse"}},
    {"http", "get", NULL, {"http.IncomingMessage"}},
    {"http", "request", NULL, {"http.IncomingMessage"}},
    {"https", "createServer", NULL, {"http.IncomingMessage", "http.ServerResponse"}},
    {"https", "get", NULL, {"http.IncomingMessage"}},
    {"https", "request", NULL, {"http.IncomingMessage"}},
    {"http2", "createServer", NULL, {"http2.Http2ServerRequest", "http2.Http2ServerResponse"}},
    {"http2", "createSecureServer", NULL, {"http2.Http2ServerRequest", "http2.Http2ServerResponse"}},
    {"net", "createServer", NULL, {"net.Socket"}},
    {"net", "Server.on", "connection", {"net.Socket"}},
    {"supertest", "", NULL, {"http.IncomingMessage", "http.ServerResponse"}},
    {"ws", "WebSocketServer.on", "connection", {"ws.WebSocket", "http.IncomingMessage"}},
};

static const struct {
    const char *package, *function, *type;
} makes[] = {{"http", "createServer", "http.Server"},
             {"https", "createServer", "http.Server"},
             {"net", "createServer", "net.Server"}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static cg_value instance_of(cg_rctx *x, const char *type) {
    cg_str package, rest = cg_str_from(type);
    cg_str_split(&rest, '.', &package);
    uint32_t id =
        cg_external_member(x->r->pool, cg_external_package(x->r->pool, CG_LANG_JAVASCRIPT, package), rest);
    return cg_value_make(CG_VALUE_EXT_INSTANCE, id, 0);
}

cg_values cg_js_library_makes(cg_rctx *x, uint32_t external) {
    for (size_t i = 0; i < COUNT(makes); i++)
        if (cg_external_is(x->r->pool, external, cg_str_from(makes[i].package),
                           cg_str_from(makes[i].function)))
            return instance_of(x, makes[i].type);
    return 0;
}

static bool is_event(const cg_rctx *x, const cg_expr *argument, const char *event) {
    return !event ||
           (argument->op == CG_EXPR_LITERAL && cg_str_is(cg_facts_str(x->facts, argument->b), event));
}

/* The function comes last; what is before it are addresses and options. */
static void call_back(cg_rctx *x, const cg_expr *call, const library_callback *known) {
    cg_values site = cg_js_call_site(x, call);
    for (uint32_t i = 0; i < COUNT(known->gives) && known->gives[i]; i++)
        cg_js_site_gives(x, site, i, instance_of(x, known->gives[i]));
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = known->event ? 1 : 0; i < call->n && i < 4; i++) cg_js_calls_back(x, operands[i], site);
}

void cg_js_library_calls_back(cg_rctx *x, const cg_expr *call) {
    cg_values callee = x->values[call->a];
    const cg_value *list;
    uint32_t n = cg_values_list(&callee, &list);
    for (uint32_t v = 0; v < n; v++) {
        if (cg_tag(list[v]) != CG_VALUE_EXTERNAL) continue;
        for (size_t i = 0; i < COUNT(callbacks); i++)
            if (cg_external_is(x->r->pool, cg_id(list[v]), cg_str_from(callbacks[i].package),
                               cg_str_from(callbacks[i].function)) &&
                is_event(x, &x->facts->exprs[*cg_expr_operands(x->facts, call)], callbacks[i].event))
                call_back(x, call, &callbacks[i]);
    }
}

/* What every function and event emitter of Node has: a missing member of that name is none with a computed name. */
bool cg_js_is_common_member(cg_str name) {
    static const char *const common[] = {"on",
                                         "once",
                                         "off",
                                         "emit",
                                         "addListener",
                                         "removeListener",
                                         "listeners",
                                         "listenerCount",
                                         "removeAllListeners",
                                         "setMaxListeners",
                                         "getMaxListeners",
                                         "eventNames",
                                         "prependListener",
                                         "rawListeners",
                                         "hasOwnProperty",
                                         "toString",
                                         "valueOf",
                                         "isPrototypeOf",
                                         "constructor",
                                         "prototype",
                                         "call",
                                         "apply",
                                         "bind",
                                         "length",
                                         "name",
                                         "then",
                                         "catch",
                                         "finally",
                                         NULL};
    return cg_js_one_of(name, common);
}
