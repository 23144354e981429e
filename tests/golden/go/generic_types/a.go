package boxes

type Item struct{}

func (i *Item) Use() {}

type Other struct{}

func (o *Other) Use() {}

type Box[T any] struct{ value T }

func (b *Box[T]) Get() T { return b.value }

func (b *Box[T]) With(v T) *Box[T] { return b }

type Pair[A, B any] struct {
	left  Box[A]
	right *Box[B]
}

func (p Pair[X, Y]) Right() Y { return p.right.Get() }

type Named struct{ Box[*Item] }

type Items = Box[*Item]

func use(p Pair[*Item, *Other], n Named, i Items) {
	p.left.Get().Use()
	p.right.Get().Use()
	p.Right().Use()
	p.left.With(nil).Get().Use()
	n.Get().Use()
	n.value.Use()
	i.Get().Use()
}
