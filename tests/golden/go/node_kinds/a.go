package kinds

import "os"

const Limit = 10

var count int

type Point struct {
	X, Y int
	name string
}

type Shape interface {
	Area() float64
}

type Celsius float64

type Alias = Point

type Handler func(code int) error

func (p *Point) Move(dx int, rest ...string) (moved bool, err error) {
	step := func() int { return dx }
	p.X += step()
	return true, nil
}

func init() {
	count = Limit
	_ = os.Args
}
