class Store {
  uniqueMethodName() {}
}

function use(thing) {
  thing.uniqueMethodName();
  thing.attribute.uniqueMethodName();
}

const list = [];
list.uniqueMethodName();
"text".uniqueMethodName();
