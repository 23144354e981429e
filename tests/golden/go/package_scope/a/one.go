package a

func One() { two() }
