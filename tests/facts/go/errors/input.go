package errors

func before() int { return 1 }

func broken( {
	inside()
}

type kept struct {
	a int
	b
}

func after() { before( }
