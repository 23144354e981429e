package cases

type Shape interface{ Area() int }

type Square struct{}

func (Square) Area() int { return 1 }

func (Square) Side() int { return 1 }

type Circle struct{}

func (Circle) Area() int { return 2 }

func (Circle) Side() int { return 2 }

func use(s Shape) {
	switch v := s.(type) {
	case Square:
		v.Side()
	case Circle, *Square:
		v.Area()
	case interface{ Side() int }:
		v.Side()
	case nil:
	}
	switch s.(type) {
	case Square:
		s.Area()
	}
	if q, ok := s.(Circle); ok && q.Side() > 0 {
		q.Area()
	}
}
