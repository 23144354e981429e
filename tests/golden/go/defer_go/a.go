package later

type Lock struct{}

func (l *Lock) Free() {}

func cleanup() {}

func work(n int) int { return n }

func recovered() {}

func use(l *Lock) {
	defer l.Free()
	defer cleanup()
	go work(arg())
	go func() {
		defer recovered()
		work(1)
	}()
	defer func(f func()) { f() }(cleanup)
}

func arg() int { return 1 }
