package shadow

type A struct{}

func (A) Run() {}

type B struct{}

func (B) Run() {}

func f() {}

func getA() (A, bool) { return A{}, true }

func use(x A) {
	if x, ok := interface{}(x).(B); ok {
		x.Run()
	} else {
		x.Run()
	}
	for x := (B{}); ; {
		x.Run()
	}
	switch x := (B{}); {
	default:
		x.Run()
	}
	{
		x := B{}
		x.Run()
	}
	x.Run()
	f := func() { x.Run() }
	f()
	if y, ok := getA(); ok {
		y.Run()
	}
}

func len(x []int) int { return 0 }

func g(f func()) {
	f()
	len(nil)
}
