package switches

type Cat struct{}

func (c Cat) Meow() {}

func (c Cat) Eat() {}

type Dog struct{}

func (d *Dog) Bark() {}

func (d *Dog) Eat() {}

type Eater interface{ Eat() }

func use(x any) {
	switch v := x.(type) {
	case Cat:
		v.Meow()
	case *Dog:
		v.Bark()
	case Eater:
		v.Eat()
	default:
		v.Meow()
	}
	if d, ok := x.(*Dog); ok {
		d.Eat()
	}
	x.(Cat).Eat()
}
