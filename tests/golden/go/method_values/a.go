package values

type T struct{}

func (t T) Run() {}

func (t *T) Stop() {}

func apply(f func()) { f() }

func use(t T) {
	run := t.Run
	run()
	T.Run(t)
	(*T).Stop(&t)
	apply(t.Run)
}
