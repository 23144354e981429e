package calc_test

import (
	"testing"

	"example.org/calc"
)

func helper() int { return 2 }

func TestOutside(t *testing.T) {
	calc.Add(helper(), 1)
}
