# libcodegraph as others use it: shared and static, header, pkg-config file. Only codegraph_* is visible.

set(CG_EXPORTS ${PROJECT_SOURCE_DIR}/cmake/libcodegraph.map)
add_library(codegraph_shared SHARED ${CG_EXPORTS})
set_target_properties(codegraph_shared PROPERTIES
  OUTPUT_NAME codegraph VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR} LINKER_LANGUAGE CXX
  LINK_DEPENDS ${CG_EXPORTS} PUBLIC_HEADER ${PROJECT_SOURCE_DIR}/include/codegraph.h)
target_link_libraries(codegraph_shared PRIVATE $<LINK_LIBRARY:WHOLE_ARCHIVE,codegraph_core>)
target_link_options(codegraph_shared PRIVATE -Wl,--version-script=${CG_EXPORTS})
target_include_directories(codegraph_shared PUBLIC ${PROJECT_SOURCE_DIR}/include)

list(JOIN CG_PKG_MODULES " " CG_PKG_REQUIRES_PRIVATE)
configure_file(${PROJECT_SOURCE_DIR}/cmake/codegraph.pc.in ${PROJECT_BINARY_DIR}/codegraph.pc @ONLY)
install(TARGETS codegraph_shared codegraph_core grammars)
install(FILES ${PROJECT_BINARY_DIR}/codegraph.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
