package tags

func home() string { return "/home" }
