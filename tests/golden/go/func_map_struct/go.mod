module example.org/cmds
