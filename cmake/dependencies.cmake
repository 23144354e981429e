# System libraries, by pkg-config. codegraph_dependencies is what the library needs at link time.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
set(CG_PKG_MODULES rocksdb libxxhash libzstd libgit2 yaml-0.1 libprotobuf-c)
pkg_check_modules(CG_DEPS REQUIRED IMPORTED_TARGET ${CG_PKG_MODULES})

add_library(codegraph_dependencies INTERFACE)
target_link_libraries(codegraph_dependencies INTERFACE PkgConfig::CG_DEPS Threads::Threads m)

# The messages of SCIP, generated from our description of them: not checked for warnings.
find_program(CG_PROTOC_C protoc-c REQUIRED)
set(CG_PROTO ${PROJECT_SOURCE_DIR}/src/exchange/scip.proto)
set(CG_PROTO_DIR ${PROJECT_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${CG_PROTO_DIR})
add_custom_command(OUTPUT ${CG_PROTO_DIR}/scip.pb-c.c ${CG_PROTO_DIR}/scip.pb-c.h
  COMMAND ${CG_PROTOC_C} --c_out=${CG_PROTO_DIR} -I ${PROJECT_SOURCE_DIR}/src/exchange ${CG_PROTO}
  DEPENDS ${CG_PROTO})
add_library(scip_messages OBJECT ${CG_PROTO_DIR}/scip.pb-c.c ${CG_PROTO_DIR}/scip.pb-c.h)
target_compile_options(scip_messages PRIVATE -w)
target_link_libraries(scip_messages PRIVATE PkgConfig::CG_DEPS)
