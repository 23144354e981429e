class Builder {
  add(name: string): this {
    return this;
  }
  build(): Product {
    return new Product();
  }
}

class Product {
  use() {}
}

function bound(this: Product, times: number) {
  this.use();
}

new Builder().add("a").add("b").build().use();
bound.call(new Product(), 2);
