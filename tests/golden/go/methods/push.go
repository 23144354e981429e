package methods

func (q *Queue) Push(x string) { q.items = append(q.items, x) }

func (q Queue) Len() int { return len(q.items) }
