package main

import (
	"example.org/app/internal/db"
	"github.com/acme/log"
)

func main() {
	db.Open()
	log.Info("x")
}
