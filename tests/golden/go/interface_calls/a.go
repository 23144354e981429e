package iface

type Store interface {
	Get(key string) Item
}

type Item interface{ Show() }

type memory struct{}

func (m memory) Get(key string) Item { return nil }

type disk struct{}

func (d disk) Get(key string) Item { return nil }

func use(s Store) {
	s.Get("x").Show()
}

func concrete() {
	memory{}.Get("x")
	var s Store = disk{}
	s.Get("y")
}
