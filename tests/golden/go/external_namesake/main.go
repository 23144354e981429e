package main

import (
	"fmt"

	"example.com/log"
)

func Println(s string) {}

func Fatal(s string) {}

func main() {
	fmt.Println("a")
	log.Fatal("b")
	Println("c")
}
