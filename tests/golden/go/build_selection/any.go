package sel

func Run() { open() }
