export class Store {
  load() {}
}
export class Other {
  load() {}
}
