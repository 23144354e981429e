package coll

type Item struct{}

func (i Item) Show() {}

type Items []Item

func (l Items) First() Item { return l[0] }

func (l Items) Len() int { return len(l) }

type Index map[string]Items

func (x Index) Get(k string) Items { return x[k] }

type Feed chan Items

func (f Feed) Next() Items { return <-f }

func use(x Index, f Feed) {
	x.Get("a").First().Show()
	x["b"].First()
	x["c"][0].Show()
	f.Next().Len()
	(<-f).Len()
	Items{{}}.First().Show()
	Items(nil).Len()
	for _, i := range x.Get("a") {
		i.Show()
	}
	for _, i := range x["a"][1:] {
		i.Show()
	}
}
