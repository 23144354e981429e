package sel

func flags() {}

func wide() handle { return handle(1) }
