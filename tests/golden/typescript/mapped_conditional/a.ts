class Text {
  render() {}
}
class Picture {
  render() {}
  crop() {}
}
type Handlers<T> = { [K in keyof T]: (value: T[K]) => Text };
type Shape = { a: Text; b: Picture };
type Pick1<T> = T extends string ? Text : Picture;
type ElementOf<T> = T extends (infer E)[] ? E : never;

function use(handlers: Handlers<Shape>, picked: Pick1<string>, element: ElementOf<Picture[]>, part: Shape["b"]) {
  handlers.a(new Text()).render();
  picked.render();
  part.crop();
}
