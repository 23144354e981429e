/* Prints who calls a function of a repository: callers FOLDER FUNCTION [STORE] */
#include <codegraph.h>
#include <stdio.h>

static void print_node(const codegraph_node *n) {
    printf("%-12s %s  %s:%u\n", n->kind, n->qualified_name, n->file_path, n->line_number);
}

/* The first node of the answer is the function itself, those behind it are its callers. */
static int ask(codegraph *g, const char *function) {
    const codegraph_argument arguments[] = {{"node", function}, {"depth", "3"}};
    codegraph_answer *answer;
    codegraph_status status = codegraph_query(g, "callers", arguments, 2, &answer);
    if (status != CODEGRAPH_OK) fprintf(stderr, "%s\n", codegraph_message());
    if (answer != NULL) {
        codegraph_node node;
        for (size_t cursor = 0; codegraph_next_node(answer, &cursor, &node);) print_node(&node);
        codegraph_answer_free(answer);
    }
    return status;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: %s FOLDER FUNCTION [STORE]\n", argv[0]);
        return CODEGRAPH_INVALID;
    }
    codegraph *g;
    int status = codegraph_open(argc > 3 ? argv[3] : NULL, &g);
    if (status != CODEGRAPH_OK) {
        fprintf(stderr, "%s\n", codegraph_message());
        return status;
    }
    status = codegraph_index(g, argv[1]);
    if (status != CODEGRAPH_OK)
        fprintf(stderr, "%s\n", codegraph_message());
    else
        status = ask(g, argv[2]);
    codegraph_close(g);
    return status;
}
