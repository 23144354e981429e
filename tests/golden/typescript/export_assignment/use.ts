import parse = require("./parse");
import * as other from "./other";
parse("a").walk();
parse.strict("b").walk();
let tree: parse.Tree = parse("c");
tree.walk();
other.parse("d");
