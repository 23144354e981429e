/* Nodes in words: the members that every face and format shows. */
#ifndef CG_QUERY_PRESENT_H
#define CG_QUERY_PRESENT_H

#include "base/writer.h"
#include "query/describe.h"

/* id, name, qualified_name, kind, file_path, line_number, end_line, language; what an external symbol belongs to.
 * Into the object that is open. */
void cg_present_node(cg_writer *w, const cg_described *d);
/* Beyond these: exact range, signature, visibility, documentation, what the language says of it. */
void cg_present_details(cg_writer *w, const cg_described *d);

#endif
