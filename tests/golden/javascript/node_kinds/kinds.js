import fs, { join } from "path";

/** The most. */
export const LIMIT = 10;
let count = 0;

class Point {
  static origin = null;
  #secret = 1;
  constructor(x, y = 0, ...rest) {
    this.x = x;
  }
  get size() {
    return this.#secret;
  }
  static make() {
    return new Point(1);
  }
  static {
    count = 2;
  }
}

function* numbers() {
  const local = 1;
  function inner() {}
  yield local;
}

const twice = (n) => n * 2;
const Named = class {};
const table = { add(a) {}, run: function () {}, plain: 1 };
setTimeout(function () {}, 1);
