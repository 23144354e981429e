package b

func One() { two() }

func three() {}
