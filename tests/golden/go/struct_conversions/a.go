package conv

type In struct{ n int }

func (i In) Check() {}

type Out struct{ n int }

func (o Out) Check() {}

type Opt[T any] struct{ v T }

func (o Opt[T]) Get() T { return o.v }

func Some[T any](v T) Opt[T] { return Opt[T]{v: v} }

func use(i In) {
	Out(i).Check()
	o := Out(i)
	o.Check()
	Some(i).Get().Check()
	get := Some(Out{}).Get
	get()
	p := (*Out)(&i)
	p.Check()
}
