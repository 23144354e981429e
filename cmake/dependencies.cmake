# System libraries, by pkg-config. codegraph_dependencies is what the library needs at link time.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
set(CG_PKG_MODULES rocksdb libxxhash libzstd libgit2 yaml-0.1)
pkg_check_modules(CG_DEPS REQUIRED IMPORTED_TARGET ${CG_PKG_MODULES})

add_library(codegraph_dependencies INTERFACE)
target_link_libraries(codegraph_dependencies INTERFACE PkgConfig::CG_DEPS Threads::Threads m)
