# Each src/**/*_test.c and tests/**/*_test.c is a cmocka program of its own; each *_fuzz.c is a fuzzer, which an
# ordinary build runs over its stored inputs in tests/fuzz/<name>. Names: src/base/map_test.c is base.map_test.

pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)
set(CG_TEST_TIMEOUT 60)
if(CG_SANITIZERS)
  set(CG_TEST_TIMEOUT 300)
endif()

function(cg_test_name file out)
  file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${file})
  string(REGEX REPLACE "^src/|\\.c$" "" name ${name})
  string(REPLACE "/" "." name ${name})
  set(${out} ${name} PARENT_SCOPE)
endfunction()

function(cg_add_test_program name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE codegraph_options codegraph_core)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
endfunction()

# cg_add_script_test(name command...): a test that is a script, run from the top of the source tree.
function(cg_add_script_test name)
  add_test(NAME ${name} COMMAND ${ARGN} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${CG_TEST_TIMEOUT} SKIP_RETURN_CODE 77
    ENVIRONMENT "CODEGRAPH_BUILD=${PROJECT_BINARY_DIR};CODEGRAPH=${PROJECT_BINARY_DIR}/codegraph")
endfunction()

file(GLOB_RECURSE CG_TESTS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*_test.c
  ${PROJECT_SOURCE_DIR}/tests/*_test.c)
list(FILTER CG_TESTS EXCLUDE REGEX "/tests/golden/") # inputs
foreach(file ${CG_TESTS})
  cg_test_name(${file} name)
  cg_add_test_program(${name} ${file})
  target_link_libraries(${name} PRIVATE PkgConfig::CMOCKA)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${CG_TEST_TIMEOUT})
endforeach()

file(GLOB_RECURSE CG_FUZZERS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*_fuzz.c
  ${PROJECT_SOURCE_DIR}/tests/*_fuzz.c)
list(FILTER CG_FUZZERS EXCLUDE REGEX "/tests/golden/")
foreach(file ${CG_FUZZERS})
  cg_test_name(${file} name)
  set(corpus ${PROJECT_SOURCE_DIR}/tests/fuzz/${name})
  if(NOT IS_DIRECTORY ${corpus})
    set(corpus)
  endif()
  if(CG_FUZZ)
    cg_add_test_program(${name} ${file})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    add_test(NAME ${name} COMMAND ${name} -runs=0 ${corpus} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  else()
    cg_add_test_program(${name} ${file} ${PROJECT_SOURCE_DIR}/tests/fuzz/replay.c)
    add_test(NAME ${name} COMMAND ${name} ${corpus} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${CG_TEST_TIMEOUT})
endforeach()

# tests/golden/<language>/<case>: golden.<language> is a test.
cg_add_test_program(golden ${PROJECT_SOURCE_DIR}/tests/golden.c
  ${PROJECT_SOURCE_DIR}/tests/support/golden_print.c)
file(GLOB CG_GOLDEN CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/tests/golden
  ${PROJECT_SOURCE_DIR}/tests/golden/*)
list(FILTER CG_GOLDEN EXCLUDE REGEX "\\.md$")
foreach(language ${CG_GOLDEN})
  add_test(NAME golden.${language} COMMAND golden ${language} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(golden.${language} PROPERTIES TIMEOUT ${CG_TEST_TIMEOUT})
endforeach()

cg_add_script_test(check.layers scripts/check-layers)
cg_add_script_test(check.layers_test tests/check_layers_test.py)
find_program(CG_CLANG_FORMAT clang-format-14)
if(CG_CLANG_FORMAT)
  cg_add_script_test(check.format scripts/check-format)
endif()

if(EXISTS ${PROJECT_SOURCE_DIR}/tests/CMakeLists.txt)
  add_subdirectory(tests)
endif()

# Tools for developers: not tests, not installed.
add_executable(facts_dump EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/tools/facts_dump.c)
target_link_libraries(facts_dump PRIVATE codegraph_options codegraph_core)
add_executable(edges EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/tools/edges.c)
target_link_libraries(edges PRIVATE codegraph_options codegraph_core)
