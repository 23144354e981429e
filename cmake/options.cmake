# Compiler cache, warnings and sanitizers. codegraph_options is linked by everything that is our own code.

find_program(CG_CCACHE ccache)
if(CG_CCACHE AND NOT CMAKE_C_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${CG_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CG_CCACHE})
endif()

add_library(codegraph_options INTERFACE)
target_include_directories(codegraph_options INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
target_compile_definitions(codegraph_options INTERFACE _GNU_SOURCE CG_VERSION="${PROJECT_VERSION}")
target_compile_options(codegraph_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow)
if(CG_WERROR)
  target_compile_options(codegraph_options INTERFACE -Werror)
endif()

# Sanitizers go into every object of the build, third-party C included, so that the reports are complete.
if(CG_SANITIZERS)
  add_compile_options(-fsanitize=${CG_SANITIZERS} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CG_SANITIZERS})
  target_compile_definitions(codegraph_options INTERFACE CG_SANITIZE)
endif()
if(CG_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
