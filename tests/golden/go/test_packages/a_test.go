package under

import "testing"

func TestHidden(t *testing.T) {
	hidden()
	helper(t)
	t.Run("sub", func(t *testing.T) { Public() })
}

func helper(t *testing.T) { t.Helper() }
