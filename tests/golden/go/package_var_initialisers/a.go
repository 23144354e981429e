package inits

var (
	defaults = load("x")
	a, b     = pair()
	handler  = func() int { return compute() }
)

var registry = map[string]func() *Thing{"t": newThing}

type Thing struct{}

func (t *Thing) Start() {}

func newThing() *Thing { return &Thing{} }

func load(s string) *Thing { return newThing() }

func pair() (*Thing, int) { return nil, 0 }

func compute() int { return 1 }

func use() {
	defaults.Start()
	a.Start()
	handler()
	registry["t"]().Start()
}
