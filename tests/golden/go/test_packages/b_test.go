package under_test

import (
	"testing"

	"example.org/under"
)

func TestPublic(t *testing.T) {
	under.Public()
	helper()
	hidden()
}

func helper() {}
