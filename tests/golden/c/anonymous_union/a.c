struct value {
    int kind;
    union {
        long number;
        char *text;
    };
    struct { int line; } at;
};
long get(struct value *v) { return v->kind ? v->number : v->at.line; }
