package cond

func start() { detail() }

func detail() {}
