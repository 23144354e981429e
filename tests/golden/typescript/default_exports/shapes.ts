export default class Shape {
  draw() {}
}
