import * as kinds from "./kinds";

interface Shape {
  draw(): void;
  later: () => void;
}
interface Other {
  draw(): void;
}
const Shape: kinds.Maker<Shape> = kinds.Maker("Shape", (one) => {
  one.draw();
  one.later = () => one.draw();
});
function other(): kinds.Maker<Other> {
  return kinds.Maker("Other", (one) => one.draw());
}
kinds.Maker("unknown", (one: any) => one.draw());
new Shape().draw();
