package sel

func open() { flags() }

type handle struct{}
