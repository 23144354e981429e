package make

type Point struct{ X, Y int }

type Meters float64

func build() *Point {
	a := Point{1, 2}
	b := &Point{X: a.X}
	c := new(Point)
	list := []Point{{1, 2}, {3, 4}}
	m := Meters(3)
	_, _, _ = list, m, c
	return b
}
