package over

type Reader interface{ Read(p []byte) int }

type Closer interface{ Close() }

type ReadCloser interface {
	Reader
	Closer
}

type File struct{}

func (f *File) Close() {}

func (f *File) Name() string { return "" }

type Half struct{}

func (h Half) Read(p string) int { return 0 }
