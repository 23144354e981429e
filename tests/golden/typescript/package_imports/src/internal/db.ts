export class Db {
  open() {}
}
