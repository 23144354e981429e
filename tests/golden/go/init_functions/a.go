package inits

func init() { prepare() }

func init() { prepare() }

func prepare() {}
