package shapes

type Shape interface {
	Area() float64
	Name() string
}

type Square struct{ side float64 }

func (s Square) Area() float64 { return s.side * s.side }

func (s Square) Name() string { return "square" }

type Half struct{}

func (h Half) Area() float64 { return 0 }
