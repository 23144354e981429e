package closures

func multiplier(n int) func(int) int {
	return func(m int) int { return n * m }
}

func named() func() {
	return done
}

func done() {}

func each(list []int, f func(int)) {
	for _, x := range list {
		f(x)
	}
}

func show(x int) {}

func use() {
	multiplier(2)(3)
	named()()
	each(nil, show)
	each(nil, func(x int) { show(x) })
}
