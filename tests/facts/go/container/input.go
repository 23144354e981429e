package container

type op func(a, b int) int

func add(a, b int) int { return a + b }

var operations = map[string]func(a, b int) int{
	"add": add,
	"mul": func(a, b int) int { return a * b },
}

type shape struct {
	name string
	ops  []op
	next *shape
}

var shapes = []shape{{name: "a", ops: []op{add}}, {"b", nil, &shape{}}}

func run() {
	operations["add"](1, 2)
	operations["sub"] = add
	for name, f := range operations {
		f(len(name), 1)
	}
	for i := range shapes {
		shapes[i].next.ops[0](1, 2)
	}
	list := make([]op, 0, 4)
	list = append(list, add)
	queue := make(chan op, 1)
	queue <- add
	f := <-queue
	f(1, 2)
	for g := range queue {
		g(1, 2)
	}
	m := map[shape][2]int{{name: "k"}: {1, 2}}
	v, ok := m[shapes[0]]
	p := new(shape)
	anon := struct{ x, y int }{1, 2}
	_, _, _, _ = v, ok, p, anon.x
}
