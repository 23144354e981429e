package lib

import (
	"net/http"
	"strings"
	"sync"
)

type File struct{}

func (f *File) Lock() {}

func (f *File) Header() {}

func (f *File) WriteString(s string) {}

func handle(w http.ResponseWriter, r *http.Request) {
	var mu sync.Mutex
	mu.Lock()
	w.Header().Set("a", "b")
	var b strings.Builder
	b.WriteString("x")
	r.Cookie("x")
}
