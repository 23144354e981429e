package calls

var first = g()

func f() int { return g() }

func g() int { return 1 }

func outer() {
	inner := func() int { return f() }
	inner()
	defer g()
	go f()
	func() { g() }()
}
