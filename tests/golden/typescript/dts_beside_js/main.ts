import { make, Tool } from "./lib.js";
make("a");
new Tool().use();
