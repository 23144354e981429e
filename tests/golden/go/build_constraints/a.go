package cond

func Run() { start() }
