export function make(name) {
  return { name };
}
export class Tool {
  use() {}
}
