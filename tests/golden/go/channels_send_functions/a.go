package sendf

type event struct {
	name string
	done func()
}

func first() {}

func second() {}

func never() {}

var queue = make(chan func(), 8)

func post() {
	queue <- first
	queue <- func() { second() }
}

func loop(events chan event) {
	for f := range queue {
		f()
	}
	e := <-events
	e.done()
}

func fill(events chan event) { events <- event{"x", second} }
