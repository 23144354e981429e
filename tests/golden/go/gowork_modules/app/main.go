package main

import (
	"example.org/tools/lib"
	"example.org/tools/lib/deep"
)

func main() {
	lib.Help()
	deep.Dive()
}
