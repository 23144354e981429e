package types

import (
	. "fmt"
	_ "embed"
	io2 "io"

	"gopkg.in/yaml.v3"
	"example.org/chi/v5"
)

type Kind int

const (
	A Kind = iota
	B
	c, d = "x", 1.5
)

type Base struct{ id int }

func (b Base) ID() int { return b.id }

type Derived[K comparable, V any] struct {
	Base
	*yaml.Node
	io2.Reader
	left, right *Derived[K, V]
	visit        func(k K, v V) (bool, error)
}

type Store interface {
	io2.Closer
	Get(key string) (value []byte, err error)
	put(key string, values ...[]byte)
}

type Number interface {
	~int | ~float64
}

type Alias = map[string][]*Base

func (d *Derived[K, V]) Walk(f func(K, V) bool) *Derived[K, V] {
	if d == nil {
		return nil
	}
	d.left.Walk(f)
	return d.right.Walk(f)
}

func Map[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func use(s Store, x interface{}) string {
	var _ Store = (*impl)(nil)
	ids := Map[Base, int](nil, Base.ID)
	d := &Derived[string, int]{Base: Base{id: 1}, left: nil}
	d.ID()
	switch v := x.(type) {
	case *Base:
		return Sprint(v.ID(), ids)
	case Kind, string:
		return Sprint(v)
	default:
		_ = v
	}
	n, ok := x.(Kind)
	select {
	case y, more := <-make(chan Base):
		y.ID()
		_ = more
	default:
	}
	b := []byte(c)
	_, _, _ = n, ok, b[1:2]
	return chi.Name
}

func external(int, ...string) bool

func TestUse(t *T) {}

func init() {}
