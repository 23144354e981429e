package chans

type Task struct{ do func() }

func (t Task) Run() { t.do() }

func job() {}

func idle() {}

func feed(q chan Task) {
	q <- Task{do: job}
	close(q)
}

func drain(q chan Task, fs chan func()) {
	for t := range q {
		t.Run()
	}
	t, ok := <-q
	if ok {
		t.Run()
	}
	f := <-fs
	f()
}
