package cmds

type command struct {
	name string
	run  func(args []string) int
}

var commands = map[string]command{
	"build": {"build", build},
	"clean": {name: "clean", run: clean},
}

var list = []command{{"build", build}}

func build(args []string) int { return 0 }

func clean(args []string) int { return 1 }

func run(args []string) int { return 2 }

func main() {
	if c, ok := commands["build"]; ok {
		c.run(nil)
	}
	for _, c := range list {
		c.run(nil)
	}
}
