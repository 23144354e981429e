package main

import (
	"example.org/app/lib/go-text"
	_ "example.org/app/lib/num"
)

func other() {
	text.Trim()
	num.Abs()
}
