package fields

type Hooks struct {
	before func()
	after  func()
}

func open() {}

func shut() {}

func drop() {}

var hooks = Hooks{before: open}

func set(h *Hooks, late bool) {
	h.after = shut
	if late {
		h.after = drop
	}
}

func run() {
	hooks.before()
	h := &Hooks{}
	set(h, true)
	h.after()
}
