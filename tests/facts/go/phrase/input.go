package phrase

import "errors"

var errBroken = errors.New("connection reset by peer")

const query = `
	SELECT name FROM users
	WHERE id = ?
`

// The phrase stands in a comment, too: out of memory.
func fail() error {
	panic("index out of range" + string('x'))
}
