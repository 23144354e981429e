package main

import "example.org/impl/shapes"

func total(all []shapes.Shape) (sum float64) {
	for _, s := range all {
		sum += s.Area()
	}
	return sum
}

func main() {
	total([]shapes.Shape{shapes.Square{}})
}
