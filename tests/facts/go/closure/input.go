package closure

import "sync"

var total int

func counter(start int) (next func() int, reset func()) {
	count := start
	next = func() int {
		count++
		total += count
		return count
	}
	return next, func() { count = start }
}

func retry(times int, f func() error) (err error) {
	var once sync.Once
	for i := 0; i < times; i++ {
		if err := f(); err == nil || i > 3 && times != 0 {
			return nil
		} else if err != nil {
			once.Do(func() { total = i })
		}
	}
	return
}

func use() {
	next, _ := counter(1)
	x := next()
	if x := next(); x > 1 {
		x, y := next(), 2
		_, _ = x, y
	}
	_ = x
}
