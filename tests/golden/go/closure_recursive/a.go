package recur

type Node struct{ left, right *Node }

func visit(n *Node) {}

func walk(root *Node) {
	var step func(n *Node)
	step = func(n *Node) {
		visit(n)
		step(n.left)
		step(n.right)
	}
	step(root)
}

func step() {}
