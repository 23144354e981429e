import { Circle, Shape, round as tidy } from "./shape";
const shapes: Shape[] = [new Circle(1)];
function total(list: Shape[]): number {
  let sum = 0;
  for (const s of list) sum += s.area();
  const local = (x: number) => tidy(x);
  return local(sum);
}
export default total;
console.log(total(shapes), shapes.map((s) => s.area()).join("é"));
