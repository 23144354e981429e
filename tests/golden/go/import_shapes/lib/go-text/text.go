package text

func Trim() {}
