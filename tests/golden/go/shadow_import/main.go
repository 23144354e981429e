package main

import "example.org/app/log"

type logger struct{}

func (l logger) Print(s string) {}

func shadowed() {
	log := logger{}
	log.Print("x")
}

func unknown(log interface{ Print(string) }) {
	log.Print("x")
}

func plain() {
	log.Print("x")
}
