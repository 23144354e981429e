package a

func two() { One() }
