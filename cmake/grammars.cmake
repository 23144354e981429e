# The tree-sitter core and the grammars, from the npm packages that scripts/bootstrap installs. They are not our
# code: no warnings, and assertions off.

set(CG_NODE_MODULES ${PROJECT_SOURCE_DIR}/node_modules)
set(CG_TREE_SITTER ${CG_NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib)
if(NOT EXISTS ${CG_TREE_SITTER}/src/lib.c)
  message(FATAL_ERROR "The grammars are not installed in ${CG_NODE_MODULES}: run scripts/bootstrap first")
endif()

add_library(grammars STATIC ${CG_TREE_SITTER}/src/lib.c)
target_include_directories(grammars SYSTEM PUBLIC ${CG_TREE_SITTER}/include)
target_include_directories(grammars PRIVATE ${CG_TREE_SITTER}/src)
target_compile_options(grammars PRIVATE -w -O2)
target_compile_definitions(grammars PRIVATE _GNU_SOURCE NDEBUG)
set_target_properties(grammars PROPERTIES OUTPUT_NAME codegraph_grammars)

# Each grammar is compiled with its own folder first: every one brings its own tree_sitter/parser.h.
function(cg_add_grammar name folder)
  set(sources ${CG_NODE_MODULES}/${folder}/src/parser.c)
  if(EXISTS ${CG_NODE_MODULES}/${folder}/src/scanner.c)
    list(APPEND sources ${CG_NODE_MODULES}/${folder}/src/scanner.c)
  endif()
  add_library(grammar_${name} OBJECT ${sources})
  target_include_directories(grammar_${name} PRIVATE ${CG_NODE_MODULES}/${folder}/src)
  target_compile_options(grammar_${name} PRIVATE -w -O2)
  target_compile_definitions(grammar_${name} PRIVATE NDEBUG)
  target_sources(grammars PRIVATE $<TARGET_OBJECTS:grammar_${name}>)
endfunction()

cg_add_grammar(c tree-sitter-c)
cg_add_grammar(cpp tree-sitter-cpp)
cg_add_grammar(python tree-sitter-python)
cg_add_grammar(javascript tree-sitter-javascript)
cg_add_grammar(typescript tree-sitter-typescript/typescript)
cg_add_grammar(tsx tree-sitter-typescript/tsx)
cg_add_grammar(go tree-sitter-go)
cg_add_grammar(java tree-sitter-java)
cg_add_grammar(rust tree-sitter-rust)
