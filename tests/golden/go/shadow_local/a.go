package shadow

type A struct{}

func (A) Go() {}

type B struct{}

func (B) Go() {}

func work() int { return 1 }

func blocks(flag bool) {
	x := A{}
	if x := (B{}); flag {
		x.Go()
	} else {
		x.Go()
	}
	x.Go()
	{
		x := B{}
		x.Go()
	}
	switch x := (B{}); {
	default:
		x.Go()
	}
	for x := (B{}); flag; {
		x.Go()
	}
	x.Go()
}

func self() {
	work := work()
	_ = work
}

func parameter(work func()) {
	work()
}
