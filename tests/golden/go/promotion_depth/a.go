package depth

type Deep struct{}

func (Deep) Run() {}

func (Deep) Only() {}

func (Deep) Kind() {}

type Middle struct{ Deep }

func (Middle) Run() {}

type Top struct {
	Middle
	Kind func()
}

func hook() {}

func use() {
	t := Top{Kind: hook}
	t.Run()
	t.Only()
	t.Kind()
	t.Deep.Run()
	t.Middle.Deep.Kind()
}
