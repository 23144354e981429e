package main

import (
	. "example.org/app/lib/num"
	t "example.org/app/lib/go-text"
)

func main() {
	t.Trim()
	Abs()
}
