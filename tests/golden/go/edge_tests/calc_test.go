package calc

import "testing"

func setup() int { return helper() }

func TestAdd(t *testing.T) {
	if Add(setup(), helper()) != 3 {
		t.Fatal("wrong")
	}
}
