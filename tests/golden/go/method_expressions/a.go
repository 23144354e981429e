package mexpr

type Shape interface{ Area() int }

type Square struct{ side int }

func (s Square) Area() int { return s.side }

func (s *Square) Grow(n int) {}

type Tile struct{ Square }

func (t Tile) Side() int { return 0 }

func apply(s Square, f func(Square) int) int { return f(s) }

func use(s Square, i Shape, t Tile) {
	Shape.Area(i)
	Square.Area(s)
	(*Square).Grow(&s, 1)
	Tile.Area(t)
	apply(s, Square.Area)
	grow := s.Grow
	grow(2)
	area := i.Area
	area()
}
