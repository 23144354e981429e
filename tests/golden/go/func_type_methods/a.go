package handler

type Request struct{}

type Handler interface{ Serve(r *Request) }

type HandlerFunc func(r *Request)

func (f HandlerFunc) Serve(r *Request) { f(r) }

func hello(r *Request) {}

func Handle(h Handler) { h.Serve(nil) }

func use() {
	Handle(HandlerFunc(hello))
	h := HandlerFunc(hello)
	h.Serve(nil)
	h(nil)
}
