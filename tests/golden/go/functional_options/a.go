package opts

type Server struct{ port int }

type Option func(*Server)

func (s *Server) setPort(p int) { s.port = p }

func WithPort(p int) Option {
	return func(s *Server) { s.setPort(p) }
}

func New(opts ...Option) *Server {
	s := &Server{}
	for _, o := range opts {
		o(s)
	}
	return s
}

func use() {
	New(WithPort(80)).setPort(1)
}
