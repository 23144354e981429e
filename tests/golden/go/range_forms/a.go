package ranges

type Key struct{}

func (k Key) Hash() int { return 0 }

type Val struct{ next *Val }

func (v *Val) Run() {}

type set map[Key]*Val

type list []*Val

func all() []*Val { return nil }

func use(m map[Key]*Val, a *[3]*Val, s set, l list, nested [][]*Val) {
	for k, v := range m {
		k.Hash()
		v.Run()
	}
	for k := range m {
		k.Hash()
	}
	for _, v := range a {
		v.Run()
	}
	for k, v := range s {
		k.Hash()
		v.next.Run()
	}
	for i := range l {
		l[i].Run()
	}
	for _, row := range nested {
		for _, v := range row {
			v.Run()
		}
	}
	for _, v := range all()[1:] {
		v.Run()
	}
	s[Key{}].Run()
}
