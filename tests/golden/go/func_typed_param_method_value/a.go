package mv

type Server struct{ log Logger }

type Logger struct{}

func (l Logger) Print(s string) {}

func (s *Server) handle(path string) { s.log.Print(path) }

func (s *Server) Print(s2 string) {}

func route(path string, h func(string)) { h(path) }

func (s *Server) start() {
	route("/", s.handle)
	route("/log", s.log.Print)
	f := (*Server).handle
	f(s, "x")
}
