class Account {
  static count = 0;
  #owner = new Owner();
  log = () => this.#owner.name();

  static open() {
    return new this();
  }
  get owner() {
    return this.#owner;
  }
  set owner(value) {
    this.#owner = value;
  }
  close() {
    Account.count = 0;
    this.log();
    this.owner.name();
  }
}

class Owner {
  name() {}
}

Account.open().close();
