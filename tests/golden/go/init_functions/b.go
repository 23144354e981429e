package inits

func init() { prepare() }
