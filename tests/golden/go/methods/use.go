package methods

func use() {
	q := NewQueue()
	q.Push("a")
	q.Len()
	NewQueue().Push("b")
	var v Queue
	v.Push("c")
	(&Stack{}).Push("d")
	p := &q
	(*p).Push("e")
}
