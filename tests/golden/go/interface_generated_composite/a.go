package compose

type A interface{ One() }

type B interface{ Two() }

type Both interface {
	A
	B
}

type Full struct{}

func (f Full) One() {}

func (f Full) Two() {}

type OnlyOne struct{}

func (o OnlyOne) One() {}

func run(x Both) {
	x.One()
	x.Two()
}
