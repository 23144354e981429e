export class Widget {
  show() {}
}
