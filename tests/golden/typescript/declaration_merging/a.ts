class Album {
  label = new Album.Label();
  play() {}
}
namespace Album {
  export class Label {
    print() {}
  }
  export function find(name: string): Album {
    return new Album();
  }
  function hidden() {}
}
function build(name: string) {
  return build.prefix(name);
}
namespace build {
  export function prefix(name: string) {
    return name;
  }
}
enum Color {
  Red,
}
namespace Color {
  export function parse(text: string): Color {
    return Color.Red;
  }
}
namespace Other {
  export function find() {}
}
Album.find("a").play();
new Album().label.print();
build("x");
Color.parse("red");
