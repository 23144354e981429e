package libvals

import (
	"bytes"
	"os"
	"strings"
	"time"
)

type Buf struct{ out strings.Builder }

func (b *Buf) WriteString(s string) {}

func (b *Buf) String() string { return b.out.String() }

func (b *Buf) Close() error { return nil }

func (b *Buf) Sub(t time.Time) {}

func use(b *Buf) {
	var sb strings.Builder
	sb.WriteString("x")
	_ = sb.String()
	buf := bytes.NewBuffer(nil)
	buf.WriteString("y")
	f, err := os.Open("x")
	if err != nil {
		err.Error()
	}
	defer f.Close()
	time.Now().Sub(time.Time{})
	b.out.WriteString("z")
	b.WriteString("own")
	strings.NewReader("x").Close()
}
