enum Kind {
  Leaf,
  Branch,
}
class Circle {
  readonly kind = "circle";
  draw() {}
}
class Square {
  readonly kind = "square";
  draw() {}
}
interface Leaf {
  kind: Kind.Leaf;
  walk(): void;
}
interface Branch {
  kind: Kind.Branch;
  walk(): void;
}

function paint(shape: Circle | Square) {
  if (shape.kind === "circle") shape.draw();
  else shape.draw();
  switch (shape.kind) {
    case "square":
      shape.draw();
      break;
    case "circle":
    default:
      shape.draw();
  }
}
function walk(node: Leaf | Branch) {
  if (node.kind !== Kind.Leaf) return node.walk();
  node.walk();
}
