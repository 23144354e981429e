function greet(greeting, done) { done(); }
function other() {}
const full = greet.bind(null, 'hi', other);
full();
class Button {
  constructor() { this.onClick = this.onClick.bind(this); }
  onClick() { this.draw(); }
  draw() {}
}
const handler = new Button().onClick;
handler();
const { draw } = new Button();
draw();
