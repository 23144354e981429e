/* Runs a fuzzer's entry point over stored inputs, in builds without libFuzzer. Arguments: files or folders;
 * those that do not exist are fine, because a new fuzzer has no finds yet. */
#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned long inputs;

static void run_file(const char *path) {
    cg_buf content = {0};
    if (cg_file_read(path, 64 << 20, &content) == CG_OK) {
        /* An exact copy on the heap, so that the sanitizers see a read past its end. */
        uint8_t *exact = malloc(content.len ? content.len : 1);
        if (exact == NULL) abort();
        if (content.len > 0) memcpy(exact, content.ptr, content.len);
        LLVMFuzzerTestOneInput(exact, content.len);
        free(exact);
        inputs++;
    }
    cg_buf_clear(&content);
}

static void run(const char *path) {
    DIR *folder = opendir(path);
    if (folder == NULL) {
        run_file(path);
        return;
    }
    cg_arena names = {0};
    for (struct dirent *e; (e = readdir(folder)) != NULL;) {
        if (e->d_name[0] != '.') run(cg_path_join(&names, path, cg_str_from(e->d_name)));
    }
    cg_arena_clear(&names);
    closedir(folder);
}

int main(int argc, char **argv) {
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++) run(argv[i]);
    printf("%lu inputs\n", inputs);
    return 0;
}
