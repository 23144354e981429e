# Man pages and completion scripts: the program writes them from its own table of operations.

set(CG_MAN_DIR ${PROJECT_BINARY_DIR}/man)
set(CG_COMPLETION_DIR ${PROJECT_BINARY_DIR}/completion)
add_custom_command(OUTPUT ${CG_MAN_DIR}/codegraph.1 ${CG_COMPLETION_DIR}/codegraph.bash
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CG_COMPLETION_DIR}
  COMMAND codegraph help --man ${CG_MAN_DIR}
  COMMAND codegraph completion bash > ${CG_COMPLETION_DIR}/codegraph.bash
  COMMAND codegraph completion zsh > ${CG_COMPLETION_DIR}/_codegraph
  COMMAND codegraph completion fish > ${CG_COMPLETION_DIR}/codegraph.fish
  DEPENDS codegraph VERBATIM)
add_custom_target(documents ALL DEPENDS ${CG_MAN_DIR}/codegraph.1 ${CG_COMPLETION_DIR}/codegraph.bash)

install(DIRECTORY ${CG_MAN_DIR}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
install(FILES ${CG_COMPLETION_DIR}/codegraph.bash RENAME codegraph
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${CG_COMPLETION_DIR}/_codegraph DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${CG_COMPLETION_DIR}/codegraph.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
