package sel

func open() { flags() }

type handle int
