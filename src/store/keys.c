#include "store/keys.h"

static void add_bytes(cg_key *k, const void *bytes, size_t len) {
    if (len > CG_KEY_SIZE - k->len) len = CG_KEY_SIZE - k->len; /* callers keep to the limits of names */
    memcpy(k->bytes + k->len, bytes, len);
    k->len += len;
}

static void add_char(cg_key *k, char c) { add_bytes(k, &c, 1); }

static void add_u32(cg_key *k, uint32_t v) {
    const uint8_t bytes[] = {(uint8_t)(v >> 24), (uint8_t)(v >> 16), (uint8_t)(v >> 8), (uint8_t)v};
    add_bytes(k, bytes, sizeof bytes);
}

static void add_hash(cg_key *k, cg_hash128 hash) {
    uint8_t bytes[16];
    cg_hash128_write(hash, bytes);
    add_bytes(k, bytes, sizeof bytes);
}

static cg_key shard_key(void) {
    cg_key k = {.len = 0};
    add_u32(&k, CG_SHARD);
    add_char(&k, ':');
    return k;
}

static cg_key project_key(uint32_t project) {
    cg_key k = shard_key();
    add_u32(&k, project);
    return k;
}

cg_family cg_block_family(cg_block_kind kind) {
    return kind == CG_BLOCK_NODES ? CG_FAMILY_NODES : CG_FAMILY_EDGES;
}

cg_key cg_key_block(uint32_t project, cg_block_kind kind, uint32_t fragment, cg_hash128 hash) {
    static const char letters[] = {[CG_BLOCK_NODES] = 'n', [CG_BLOCK_OUT] = 'o', [CG_BLOCK_IN] = 'i'};
    cg_key k = project_key(project);
    add_char(&k, letters[kind]);
    add_u32(&k, fragment);
    add_hash(&k, hash);
    return k;
}

cg_key cg_key_facts(uint32_t project, cg_hash128 hash) {
    cg_key k = project_key(project);
    add_hash(&k, hash);
    return k;
}

cg_family cg_list_family(cg_str name) {
    return name.len > 0 && name.ptr[0] == '.' ? CG_FAMILY_METADATA : CG_FAMILY_INDEXES;
}

static cg_key list_key(uint32_t project, cg_str list, char letter, cg_hash128 hash) {
    cg_key k = project_key(project);
    add_bytes(&k, list.ptr, list.len);
    add_char(&k, 0);
    add_char(&k, letter);
    add_hash(&k, hash);
    return k;
}

cg_key cg_key_page(uint32_t project, cg_str list, cg_hash128 hash) {
    return list_key(project, list, 'p', hash);
}
cg_key cg_key_directory(uint32_t project, cg_str list, cg_hash128 hash) {
    return list_key(project, list, 'd', hash);
}

/* Behind the shard a root has "R:", which no project's number begins with before there are a billion of them. */
cg_key cg_key_roots(void) {
    cg_key k = shard_key();
    add_bytes(&k, "R:", 2);
    return k;
}

cg_key cg_key_root(cg_str project) {
    cg_key k = cg_key_roots();
    add_bytes(&k, project.ptr, project.len);
    return k;
}

cg_key cg_key_pending(void) {
    cg_key k = shard_key();
    add_bytes(&k, "P", 1);
    return k;
}
