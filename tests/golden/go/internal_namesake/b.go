package app

import "example.org/app/pkg/util"

func use() { util.Clean() }
