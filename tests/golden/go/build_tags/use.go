package tags

func use() string { return home() }
