module example.org/cgo
