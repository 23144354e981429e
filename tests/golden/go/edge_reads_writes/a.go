package state

var total int

const step = 2

type Counter struct {
	value int
}

func (c *Counter) Next() int {
	c.value++
	c.value = c.value + step
	total += c.value
	return total
}

func functions() []func() int {
	c := Counter{value: 1}
	return []func() int{c.Next, other}
}

func other() int { return step }
