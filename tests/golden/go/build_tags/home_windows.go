package tags

func home() string { return "C:" }
