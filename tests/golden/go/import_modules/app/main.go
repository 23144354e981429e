package main

import (
	"example.org/lib"
	"example.org/libother"
)

func main() {
	lib.Run()
	libother.Run()
}
