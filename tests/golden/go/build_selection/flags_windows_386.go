package sel

func flags() {}
