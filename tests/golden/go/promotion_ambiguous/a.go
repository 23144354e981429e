package amb

type A struct{}

func (A) Go() {}

type B struct{}

func (B) Go() {}

type Both struct {
	A
	B
}

type Mover interface{ Go() }

func use(b Both) {
	b.A.Go()
	b.B.Go()
}
