/* The language of a file: by its name, extension, #! line or content. */
#ifndef CG_SOURCE_DETECT_H
#define CG_SOURCE_DETECT_H

#include "graph/kinds.h"

typedef enum cg_detect_by {
    CG_DETECT_NOTHING,   /* no language: CG_LANG_NONE */
    CG_DETECT_NAME,      /* the whole name: SConstruct */
    CG_DETECT_EXTENSION, /* the name's end */
    CG_DETECT_SHEBANG,   /* #!/usr/bin/env python3 */
    CG_DETECT_MODE,      /* an editor's mode line: -*- C++ -*- */
    CG_DETECT_CONTENT,   /* a .h file with (CPP) or a .ts file without (NONE) the signs of the language */
    CG_DETECT_FALLBACK,  /* a .h file with no sign of C++ is taken for C */
} cg_detect_by;

typedef struct cg_detection {
    cg_language language;
    cg_detect_by by;
} cg_detection;

/* By the last component of path alone. Where only the content can tell (.h, names without an extension) it is
 * the likely one (C; NONE) with by = CG_DETECT_FALLBACK: call cg_detect once there is content. */
cg_detection cg_detect_name(cg_str path);
/* By name and content; the content is what comes after a byte order mark, or its beginning (64 KiB tell). */
cg_detection cg_detect(cg_str path, cg_str content);

/* Whether the text, taken without comments, strings and what only C++ compilers see (#ifdef __cplusplus), has
 * a construct that C does not have. */
bool cg_detect_is_cpp(cg_str text);
/* Whether it has @interface, @protocol or @implementation where a declaration may stand. */
bool cg_detect_is_objective_c(cg_str text);

/* The last component of a path, and what follows the last dot in it ("" if there is none or it is first). */
cg_str cg_path_name(cg_str path);
cg_str cg_path_extension(cg_str path);

#endif
