package main

import (
	"example.org/far"
	"example.org/lib"
	"example.org/old/sub"
)

func main() {
	lib.Do()
	far.Do()
	sub.Do()
}
