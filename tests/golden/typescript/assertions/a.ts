class Circle {
  draw() {}
}
class Square {
  draw() {}
}

function draw(shape: unknown, maybe: Circle | null) {
  (shape as Square).draw();
  (<Circle>shape).draw();
  maybe!.draw();
  const made = new Square() satisfies Square;
  made.draw();
}
