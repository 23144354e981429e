package constraint

type Number interface{ ~int | ~float64 }

type Shape interface {
	Area() float64
}

type Named interface {
	Shape
	Name() string
}

type Square struct{}

func (s Square) Area() float64 { return 1 }

func (s Square) Name() string { return "" }

func Sum[N Number](list []N) (total N) {
	for _, x := range list {
		total += x
	}
	return total
}

func Largest[S Named](list ...S) S {
	list[0].Area()
	list[0].Name()
	return list[0]
}

func use() {
	Sum([]int{1})
	Largest(Square{}).Area()
	Largest[Square]().Name()
}
