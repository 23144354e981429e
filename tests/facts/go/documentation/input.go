//go:build linux

// Package documentation says what it is.
//
// At some length.
package documentation

// Limit is documented.
const Limit = 10 // behind a constant

/*
Block is documented
by a block comment.
*/
type Block struct {
	// Size in bytes.
	Size int `json:"size"`

	Name string // behind a field

	// not about anything

	other int
}

// Group of constants.
const (
	// First of them.
	First = iota
	Second
)

// Run runs.
func (b *Block) Run() {
	// a comment inside
}

func undocumented() {}
