package tables

func add(a, b int) int { return a + b }

func sub(a, b int) int { return a - b }

var table = map[string]func(int, int) int{
	"+": add,
	"-": sub,
}

func byKey() int { return table["+"](1, 2) }

func byVariable(op string) int {
	f, ok := table[op]
	if !ok {
		return 0
	}
	return f(1, 2)
}

func each() {
	for _, f := range []func(int, int) int{add, sub} {
		f(1, 2)
	}
}
