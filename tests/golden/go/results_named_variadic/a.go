package named

type Conn struct{}

func (c *Conn) Close() {}

func (c *Conn) Write(b ...byte) int { return 0 }

func open() (c *Conn, err error) {
	c = &Conn{}
	c.Write()
	defer func() { c.Close() }()
	return
}

func must(c *Conn, err error) *Conn { return c }

func use() {
	must(open()).Close()
	c, _ := open()
	c.Write([]byte("x")...)
	var d, err = open()
	d.Close()
	_ = err
}
