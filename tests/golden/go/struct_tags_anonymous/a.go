package anon

type Conf struct {
	Server struct {
		Port int `json:"port"`
	}
}

func (c *Conf) Port() int {
	return c.Server.Port
}

func table() {
	cases := []struct {
		name string
		run  func()
	}{
		{"a", first},
		{name: "b", run: second},
	}
	for _, c := range cases {
		c.run()
	}
}

func first() {}

func second() {}
