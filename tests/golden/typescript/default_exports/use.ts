import help, { Figure, values } from "./barrel";
import one from "./value";
function draw() {}
help(1);
new Figure().draw();
one.draw();
values.default.draw();
draw();
