package embedlib

import "sync"

type Cache struct {
	sync.Mutex
	data map[string]string
}

type Door struct{}

func (d *Door) Lock() {}

func (c *Cache) Get(k string) string {
	c.Lock()
	defer c.Unlock()
	return c.data[k]
}
