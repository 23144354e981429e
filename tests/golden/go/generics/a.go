package generics

type Stringer interface{ String() string }

type Named struct{}

func (n Named) String() string { return "" }

func (n Named) Only() {}

func Join[T Stringer](list []T) (out string) {
	for _, x := range list {
		out += x.String()
	}
	return out
}

type List[T any] struct{ items []T }

func (l *List[T]) Add(x T) {}

func (l *List[T]) First() T { return l.items[0] }

func NewList[T any]() *List[T] { return &List[T]{} }

func Id[T any](x T) T { return x }

func use() {
	Join([]Named{})
	l := &List[Named]{}
	l.Add(Named{})
	l.First().Only()
	Id(Named{}).Only()
	NewList[Named]().First().Only()
}
