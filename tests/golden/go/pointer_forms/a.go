package pointers

type T struct{ next *T }

func (t *T) Do() *T { return t }

func use(list []T, m map[string]*T) {
	a := new(T)
	a.Do()
	b := &list[0]
	b.Do().next.Do()
	c := &a
	(*c).Do()
	(&T{}).Do()
	p := &m
	(*p)["x"].Do()
	if d := m["y"]; d != nil {
		d.Do()
	}
	list[1].Do()
	make([]*T, 3)[0].Do()
}
