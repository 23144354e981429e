package counter

func counter() (func() int, func()) {
	n := 0
	next := func() int {
		n++
		return n
	}
	return next, func() { reset(&n) }
}

func reset(n *int) { *n = 0 }

func use() {
	next, clear := counter()
	next()
	clear()
}

func other(next func() int) int { return next() }
