package results

type Conn struct{}

func (c *Conn) Close() {}

type Info struct{}

func (i Info) Print() {}

func dial() (*Conn, Info, error) { return nil, Info{}, nil }

func use() error {
	c, info, err := dial()
	if err != nil {
		return err
	}
	defer c.Close()
	info.Print()
	_, second, _ := dial()
	second.Print()
	return nil
}
