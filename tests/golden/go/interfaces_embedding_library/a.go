package libiface

import (
	"fmt"
	"io"
)

type Log interface {
	io.Writer
	Flush() error
}

type file struct{}

func (f *file) Write(p []byte) (int, error) { return 0, nil }

func (f *file) Flush() error { return nil }

type Named interface {
	fmt.Stringer
}

func (f *file) String() string { return "" }

func use(l Log, n Named) {
	l.Flush()
	l.Write(nil)
	n.String()
}
