package main

func cap(x []int) int { return 0 }

func main() {
	Special()
	other.Special()
	var list []int
	len(list)
	cap(list)
}

func late(x any) {
	x.OnlyHere()
}
