package embed

type Base struct{ ID int }

func (b *Base) Save() {}

func (b Base) Name() string { return "" }

type Middle struct {
	*Base
	Title string
}

type Top struct {
	Middle
	other int
}

func (t Top) Name() string { return t.Middle.Name() }

func use() {
	t := Top{}
	t.Save()
	t.Name()
	t.ID = 3
	t.Base.Save()
}

type Reader interface{ Read() }

type Closer interface{ Close() }

type ReadCloser interface {
	Reader
	Closer
}

func drain(rc ReadCloser) {
	rc.Read()
	rc.Close()
}
