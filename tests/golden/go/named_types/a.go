package named

type Item struct{}

func (i Item) Show() {}

type Items []Item

func (l Items) First() Item { return l[0] }

type Other Item

type Same = Item

type Op func(int) int

func (o Op) Twice(x int) int { return o(o(x)) }

func inc(x int) int { return x + 1 }

func use(l Items, o Other, s Same) {
	l.First().Show()
	l[0].Show()
	for _, i := range l {
		i.Show()
	}
	o.Show()
	s.Show()
	Op(inc).Twice(1)
}
