package ntab

type handler func(n int) int

type handlers []handler

var byName = map[string]handler{
	"one": one,
	"two": two,
}

var all = handlers{one, two}

type conf struct{ h handler }

func one(n int) int { return n }

func two(n int) int { return n }

func none(n int) int { return n }

func use(name string) {
	h := byName[name]
	h(1)
	c := conf{h: h}
	c.h(2)
	for _, f := range all {
		f(3)
	}
	if f, ok := byName["one"]; ok {
		f(4)
	}
}
