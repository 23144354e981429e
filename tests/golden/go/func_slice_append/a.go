package hooks

var onExit []func()

func register(f func()) { onExit = append(onExit, f) }

func first() {}

func second() {}

func never() {}

func setup() {
	register(first)
	register(second)
}

func exit() {
	for _, f := range onExit {
		f()
	}
}
