/* The table of operations. */
#include "ops/handlers.h"

/* Parameters that many operations have. */
#define NODE                                                                                                 \
    {                                                                                                        \
        "node", CG_PARAM_TEXT, CG_PARAM_REQUIRED | CG_PARAM_POSITIONAL | CG_PARAM_NODE, NULL, 0, 0, NULL,    \
            "The node: its id, file:line, path, name, or the end of its qualified name"                      \
    }
#define LIMIT(fallback)                                                                                      \
    { "limit", CG_PARAM_INT, 0, fallback, 0, 1e9, NULL, "At most so many results; 0: all" }
#define DEPTH(fallback)                                                                                      \
    { "depth", CG_PARAM_INT, 0, fallback, 0, 1e6, NULL, "Steps to go; 0: any number" }
#define KINDS                                                                                                \
    { "kinds", CG_PARAM_SET, 0, NULL, 0, 0, CG_CHOICES_EDGE_KINDS, "Follow only edges of these kinds" }
#define CONFIDENCE                                                                                           \
    { "min-confidence", CG_PARAM_NUMBER, 0, "0.5", 0, 1, NULL, "Leave out edges that are less sure" }
#define NODE_KINDS                                                                                           \
    { "kind", CG_PARAM_SET, 0, NULL, 0, 0, CG_CHOICES_NODE_KINDS, "Only nodes of these kinds" }
#define LANGUAGES                                                                                            \
    { "language", CG_PARAM_SET, 0, NULL, 0, 0, CG_CHOICES_LANGUAGES, "Only code in these languages" }
#define PATH_FILTER                                                                                          \
    {                                                                                                        \
        "path", CG_PARAM_TEXT, CG_PARAM_PATH, NULL, 0, 0, NULL,                                              \
            "Only what is in this folder or matches this pattern"                                            \
    }
#define NO_TESTS                                                                                             \
    { "no-tests", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL, "Leave test code out" }
#define THREADS                                                                                              \
    { "threads", CG_PARAM_INT, 0, NULL, 0, 1024, NULL, "Threads to use; 0: one for each processor" }
#define MEMORY                                                                                               \
    {                                                                                                        \
        "memory", CG_PARAM_SIZE, 0, NULL, 0, 9e18, NULL,                                                     \
            "Memory to keep to, such as 2G; 0: as much as it needs"                                          \
    }
#define INDEX_PATH                                                                                           \
    {                                                                                                        \
        "path", CG_PARAM_TEXT, CG_PARAM_POSITIONAL | CG_PARAM_PATH, NULL, 0, 0, NULL,                        \
            "The folder; the repository around the working folder if none is given"                          \
    }
#define END                                                                                                  \
    { 0 }
#define PARAMS(...)                                                                                          \
    (const cg_param[]) { __VA_ARGS__, END }

const cg_operation cg_operations[] = {
    {"index", "Turn a repository into a graph, or bring its graph up to date",
     "Reads every file that the ignore rules leave, parses those that changed since the last run, resolves "
     "names and "
     "publishes the result at once: until then, and if the run is interrupted or fails, the graph stays what "
     "it was.\n\n"
     "The graph is stored in .codegraph at the repository's root, or where --store says.",
     "\n~/src/redis --threads 2\n. --memory 1G", CG_PERMISSION_WRITE, cg_run_index,
     PARAMS(INDEX_PATH, THREADS, MEMORY,
            {"again", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL, "Parse everything again, whatever is stored"})},
    {"status", "Whether the graph is up to date, and what it covers",
     "Compares the working tree with the graph, and counts what became of each file: indexed, partly parsed, "
     "or skipped "
     "and why.",
     "\n--gaps", CG_PERMISSION_READ, cg_run_status,
     PARAMS({"gaps", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL,
             "List the files that are not in the graph, or not all of them"},
            LIMIT("100"))},
    {"show", "Everything known of a node, or of an edge and how it was won",
     "Its place, signature, documentation and how many edges of each kind it has.\n\n"
     "An edge is named by its id, or by its place as file:line:column, where all that begin there are meant. "
     "With --why resolution is run again, and each edge's target followed back from its site: the "
     "expression, "
     "the scope or import that its name is from, declared types, assignments, arguments, results.",
     "getNode\nsrc/server.c:120 --source\nsrc/server.c:120:9 --why", CG_PERMISSION_READ, cg_run_show,
     PARAMS(NODE, {"source", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL, "Its source text too"},
            {"why", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL,
             "How edges were won, step by step; file:line means all of the line"})},
    {"search", "Find nodes by name",
     "Finds names that are the query, begin with it, are made of its parts (GNB and getNode find "
     "getNodeBlock, 'ngx conf' "
     "finds ngx_http_conf_init) or are a typing mistake or two away. A query with * ? or [ is a pattern. "
     "Definitions come "
     "before parameters and imports, the project's before those of libraries, tests and generated code last.",
     "parseQuery\nGNB --kind function,method\n'*_init' --path src", CG_PERMISSION_READ, cg_run_search,
     PARAMS(
         {"query", CG_PARAM_TEXT, CG_PARAM_REQUIRED | CG_PARAM_POSITIONAL, NULL, 0, 0, NULL,
          "What to look for"},
         {"match", CG_PARAM_CHOICE, 0, "auto", 0, 0, "auto exact prefix glob fuzzy parts", "How to compare"},
         NODE_KINDS, LANGUAGES, PATH_FILTER, LIMIT("20"))},
    {"references", "Every place that refers to a node",
     "One result a place: calls, reads, writes, uses as a type, imports, bases. The place is where the "
     "reference is, the "
     "source is the function or file it is in.",
     "Server.run\ncount --kinds WRITES", CG_PERMISSION_READ, cg_run_references,
     PARAMS(NODE, KINDS, CONFIDENCE, LIMIT("100"))},
    {"callers", "Who calls it",
     "Grouped by distance, test code last. Callers of a class are those that make instances.",
     "parse_args\nparse_args --depth 3", CG_PERMISSION_READ, cg_run_callers,
     PARAMS(NODE, DEPTH("1"), CONFIDENCE, LIMIT("100"))},
    {"callees", "What it calls", "Grouped by distance, test code last.", "main --depth 2", CG_PERMISSION_READ,
     cg_run_callees, PARAMS(NODE, DEPTH("1"), CONFIDENCE, LIMIT("100"))},
    {"path", "The shortest chains of edges from one node to another",
     "Each step with its places in the source.", "main write_file\nmain write_file --kinds CALLS",
     CG_PERMISSION_READ, cg_run_path,
     PARAMS({"from", CG_PARAM_TEXT, CG_PARAM_REQUIRED | CG_PARAM_POSITIONAL | CG_PARAM_NODE, NULL, 0, 0, NULL,
             "Where the chain begins"},
            {"to", CG_PARAM_TEXT, CG_PARAM_REQUIRED | CG_PARAM_POSITIONAL | CG_PARAM_NODE, NULL, 0, 0, NULL,
             "Where it ends"},
            {"depth", CG_PARAM_INT, 0, "0", 0, 256, NULL, "Steps to go; 0: 256"}, KINDS, CONFIDENCE,
            {"limit", CG_PARAM_INT, 0, "3", 1, 1000, NULL, "At most so many chains"})},
    {"impact", "What an edit of it could reach",
     "Follows every kind of edge backwards from the node and all that is inside it, to any depth unless told "
     "otherwise. "
     "Grouped by distance, test code last: the tests to run.",
     "Model.save\nsrc/dict.c --depth 2", CG_PERMISSION_READ, cg_run_impact,
     PARAMS(NODE, DEPTH("0"), KINDS, CONFIDENCE, LIMIT("100"))},
    {"deps", "What it depends on",
     "Of a file or package: the files and packages it uses. Of anything else: the nodes that it, or what is "
     "inside it, uses.",
     "src/server.c\nServer --depth 2", CG_PERMISSION_READ, cg_run_deps,
     PARAMS(NODE, DEPTH("1"), KINDS, CONFIDENCE, LIMIT("100"))},
    {"dependents", "What depends on it",
     "Of a file or package: the files that use it. Of anything else: the nodes that use it or what is inside "
     "it.",
     "src/dict.c", CG_PERMISSION_READ, cg_run_dependents,
     PARAMS(NODE, DEPTH("1"), KINDS, CONFIDENCE, LIMIT("100"))},
    {"subgraph", "The nodes around one, and the edges among them", "Nearest first, up to the limit.",
     "Server --depth 2 --direction out", CG_PERMISSION_READ, cg_run_subgraph,
     PARAMS(NODE, DEPTH("1"),
            {"direction", CG_PARAM_CHOICE, 0, "both", 0, 0, "both out in", "Which edges to follow"}, KINDS,
            CONFIDENCE, {"limit", CG_PARAM_INT, 0, "100", 1, 1e6, NULL, "At most so many nodes"})},
    {"outline", "What a file defines", "In the order of the source, with the nesting.", "src/server.c",
     CG_PERMISSION_READ, cg_run_outline,
     PARAMS({"file", CG_PARAM_TEXT, CG_PARAM_REQUIRED | CG_PARAM_POSITIONAL | CG_PARAM_PATH, NULL, 0, 0, NULL,
             "Path of the file, or its end"},
            {"all", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL,
             "Parameters, imports and what is local to functions too"},
            LIMIT("0"))},
    {"cycles", "Files, modules or types that depend on each other in a circle",
     "The strongly connected components, the largest first. Files and modules depend by their imports, types "
     "by bases, "
     "declared types and instances, unless --kinds says otherwise.",
     "\n--by type", CG_PERMISSION_READ, cg_run_cycles,
     PARAMS({"by", CG_PARAM_CHOICE, 0, "file", 0, 0, "file module type", "What to look at"}, KINDS,
            CONFIDENCE, LIMIT("20"))},
    {"hubs", "The nodes that most others are joined to", "Counts different neighbours, not places.",
     "\n--kind function,method", CG_PERMISSION_READ, cg_run_hubs,
     PARAMS({"direction", CG_PARAM_CHOICE, 0, "in", 0, 0, "in out both", "Which edges count"}, NODE_KINDS,
            LANGUAGES, PATH_FILTER, NO_TESTS, KINDS, CONFIDENCE, LIMIT("20"))},
    {"metrics", "Complexity, size and coupling of functions or files",
     "Complexity is cyclomatic: one more than the decisions. Fan-in and fan-out count different callers and "
     "callees; of a "
     "file, the files that use it and that it uses.",
     "--sort lines\n--by file --sort fan-in", CG_PERMISSION_READ, cg_run_metrics,
     PARAMS({"by", CG_PARAM_CHOICE, 0, "function", 0, 0, "function file", "What to measure"},
            {"sort", CG_PARAM_CHOICE, 0, "complexity", 0, 0, "complexity lines fan-in fan-out parameters",
             "Greatest first by this"},
            NODE_KINDS, LANGUAGES, PATH_FILTER, NO_TESTS, CONFIDENCE, LIMIT("20"))},
    {"unreferenced", "Definitions that nothing refers to",
     "Leaves out entry points, tests, what other projects can see, what overrides or implements something, "
     "what "
     "is called from outside by its very name, and members whose name occurs in a reference that could not "
     "be "
     "resolved. What is reached only by reflection or from a language that is not indexed can still be "
     "listed.",
     "\n--kind function --exported", CG_PERMISSION_READ, cg_run_unreferenced,
     PARAMS(NODE_KINDS, LANGUAGES, PATH_FILTER,
            {"exported", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL, "What other projects can see too"}, NO_TESTS,
            LIMIT("100"))},
    {"unresolved", "References that have no edge, and why",
     "external: of a library; dynamic: decided at run time; unknown: no definition can be seen from there.",
     "\n--reason unknown --path src\n--by name --limit 20", CG_PERMISSION_READ, cg_run_unresolved,
     PARAMS({"name", CG_PARAM_TEXT, CG_PARAM_POSITIONAL, NULL, 0, 0, NULL, "Only references of this name"},
            {"reason", CG_PARAM_SET, 0, NULL, 0, 0, "external dynamic unknown", "Only for these reasons"},
            {"by", CG_PARAM_CHOICE, 0, "place", 0, 0, "place name file language",
             "List each place, or count by name, file or language, the most first"},
            LANGUAGES, PATH_FILTER, LIMIT("100"))},
    {"parse", "Parse one file and list its nodes, without a store",
     "The file need not be part of a repository.",
     "src/server.c\n--language python --content 'def f(): pass' example.py", CG_PERMISSION_NONE, cg_run_parse,
     PARAMS({"file", CG_PARAM_TEXT, CG_PARAM_REQUIRED | CG_PARAM_POSITIONAL | CG_PARAM_PATH, NULL, 0, 0, NULL,
             "The file; with a content, the path it stands for"},
            {"content", CG_PARAM_TEXT, 0, NULL, 0, 0, NULL,
             "The text to parse instead of the file's; - reads standard input"},
            {"language", CG_PARAM_CHOICE, 0, NULL, 0, 0, CG_CHOICES_LANGUAGES,
             "The language, if the path does not tell"},
            LIMIT("0"))},
    {"stats", "How large the graph is",
     "Nodes and edges by kind, files by language, bytes by part of the store.", "", CG_PERMISSION_READ,
     cg_run_stats, PARAMS(END)},
    {"import", "Lay a compiler's index over the graph",
     "Brings the graph up to date, then takes over what a SCIP index (scip-typescript, scip-python, "
     "scip-java, "
     "rust-analyzer …) says of each name: its edges become 'imported', and where it contradicts an edge the "
     "index wins and the conflict is listed.\n\n"
     "What was imported stays with the graph. It counts for a file as long as the file, and the one that an "
     "edge leads to, have the content that was indexed.",
     "scip index.scip\nscip web/index.scip --folder web\nscip --forget", CG_PERMISSION_WRITE, cg_run_import,
     PARAMS({"format", CG_PARAM_CHOICE, CG_PARAM_REQUIRED | CG_PARAM_POSITIONAL, NULL, 0, 0, "scip",
             "The format of the index"},
            {"file", CG_PARAM_TEXT, CG_PARAM_POSITIONAL | CG_PARAM_PATH, NULL, 0, 0, NULL, "The index"},
            {"folder", CG_PARAM_TEXT, CG_PARAM_PATH, NULL, 0, 0, NULL,
             "Folder of the repository that the paths in the index begin at, if it does not tell itself"},
            {"forget", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL, "Drop all that was imported before"},
            {"max-size", CG_PARAM_SIZE, 0, "1G", 1, 1e12, NULL, "Refuse an index that is larger"},
            {"path", CG_PARAM_TEXT, CG_PARAM_PATH, NULL, 0, 0, NULL,
             "The repository; the one around the working folder if none is given"},
            THREADS, MEMORY, LIMIT("100"))},
    {"export", "Write the whole graph in another format",
     "ndjson: one object a line, nodes, then edges. scip: an index for tools that read SCIP; it has no "
     "confidences, so candidates and edges below 0.9 are left out. The order and all content follow from the "
     "indexed files "
     "alone.",
     "--format scip --output index.scip\n--format ndjson --output graph.ndjson\n--format dot | dot -Tsvg",
     CG_PERMISSION_READ, cg_run_export,
     PARAMS({"format", CG_PARAM_CHOICE, 0, "ndjson", 0, 0, "ndjson csv graphml dot scip", "The format"},
            {"output", CG_PARAM_TEXT, CG_PARAM_PATH, NULL, 0, 0, NULL,
             "The file to write, replaced as a whole; standard output if none is given"})},
    {"fsck", "Verify the store",
     "Checks that everything the graph refers to is there and undamaged, that every edge leads to a node, "
     "and that all that "
     "is derived equals its recomputation.",
     "", CG_PERMISSION_READ, cg_run_fsck, PARAMS(END)},
    {"config", "The settings, their values and where these come from",
     "From codegraph.yaml in the repository, the file given by --config, and variables "
     "CODEGRAPH_SECTION__KEY, the later "
     "overriding the earlier.",
     "\nshow limits", CG_PERMISSION_NONE, cg_run_config,
     PARAMS({"action", CG_PARAM_CHOICE, CG_PARAM_POSITIONAL, "show", 0, 0, "show", "What to do"},
            {"name", CG_PARAM_TEXT, CG_PARAM_POSITIONAL, NULL, 0, 0, NULL,
             "Only settings whose name begins like this"})},
    {"bench", "Measure parsing or indexing",
     "parse: only walk, read and parse, on all cores. index: that, and a whole index run into a store of its "
     "own; prints "
     "time, memory, bytes on disk and the ratio between the two.",
     "parse .\nindex ~/src/redis", CG_PERMISSION_NONE, cg_run_bench,
     PARAMS({"what", CG_PARAM_CHOICE, CG_PARAM_REQUIRED | CG_PARAM_POSITIONAL, NULL, 0, 0, "parse index",
             "What to measure"},
            INDEX_PATH, THREADS, MEMORY)},
    {0},
};
