package syncs

import (
	"sort"
	"sync"
)

type item struct{ n int }

func (i item) less(o item) bool { return i.n < o.n }

func setup() {}

func worker(id int, wg *sync.WaitGroup) { defer wg.Done() }

func Do(f func()) {}

func use(items []item) {
	var once sync.Once
	once.Do(setup)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go worker(i, &wg)
	}
	wg.Wait()
	sort.Slice(items, func(i, j int) bool { return items[i].less(items[j]) })
	var mu sync.RWMutex
	defer mu.Unlock()
}
