// Package callback passes functions around.
package callback

import "net/http"

type Handler func(w http.ResponseWriter, r *http.Request) error

func log(event string) {}

func register(kind string, handler func(string)) func(string) {
	handler(kind)
	return handler
}

func serve(h Handler) { http.HandleFunc("/", h.wrap) }

func (h Handler) wrap(w http.ResponseWriter, r *http.Request) { _ = h(w, r) }

func main() {
	register("open", log)("again")
	register("close", func(event string) { log(event) })
	onError := log
	onError("x")
	handle := func(n int) int { return n }
	handle(1)
	defer func() { recover() }()
	go log("async")
}
