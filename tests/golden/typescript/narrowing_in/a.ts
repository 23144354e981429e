interface Circle { kind: "circle"; radius(): number; area(): number }
interface Square { kind: "square"; side(): number; area(): number }
interface Other { radius(): number; area(): number }

function measure(shape: Circle | Square): number {
  if ("radius" in shape) return shape.radius() + shape.area();
  return shape.side() + shape.area();
}
