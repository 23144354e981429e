package log

func Print(s string) {}
