package other

func Special() {}

type Thing struct{}

func (t Thing) OnlyHere() {}
