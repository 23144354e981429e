package emb

type Sorter interface {
	Len() int
	Less(i, j int) bool
}

type reverse struct{ Sorter }

func (r reverse) Less(i, j int) bool { return r.Sorter.Less(j, i) }

type List []int

func (l List) Len() int { return len(l) }

func (l List) Less(i, j int) bool { return l[i] < l[j] }

func use(l List) {
	r := reverse{l}
	r.Len()
	r.Less(0, 1)
	l.Less(0, 1)
}
