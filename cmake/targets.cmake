# The library (static: codegraph_core, shared: codegraph_shared), the program, and what is installed.

file(GLOB_RECURSE CG_SOURCES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.c ${PROJECT_SOURCE_DIR}/src/*.cc)
list(FILTER CG_SOURCES EXCLUDE REGEX "(_test|_fuzz)\\.c$|/src/cli/main\\.c$")

add_library(codegraph_core STATIC ${CG_SOURCES} $<TARGET_OBJECTS:scip_messages>)
target_include_directories(codegraph_core SYSTEM PUBLIC ${CG_PROTO_DIR})
add_dependencies(codegraph_core scip_messages)
target_link_libraries(codegraph_core PRIVATE codegraph_options PUBLIC grammars codegraph_dependencies)
set_target_properties(codegraph_core PROPERTIES OUTPUT_NAME codegraph)

if(EXISTS ${PROJECT_SOURCE_DIR}/src/cli/main.c)
  add_executable(codegraph ${PROJECT_SOURCE_DIR}/src/cli/main.c)
  target_link_libraries(codegraph PRIVATE codegraph_options codegraph_core)
  install(TARGETS codegraph)
  include(cmake/documents.cmake)
endif()

if(EXISTS ${PROJECT_SOURCE_DIR}/include/codegraph.h)
  include(cmake/library.cmake)
endif()
