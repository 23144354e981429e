package arith

type Span int64

func (s Span) String() string { return "" }

type Other int64

func (o Other) String() string { return "" }

const Second Span = 1000

func now() Span { return 0 }

func use(a, b Span, o Other) {
	(a + b).String()
	(-a).String()
	(2 * Second).String()
	(now() - a).String()
	(a << 2).String()
	(^o).String()
	d := now() - b
	d.String()
}
