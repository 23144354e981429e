function each(list, visit) {
  visit(list[0]);
}

class Item {
  show() {}
}

each([], print);

function print() {}

const items = [new Item(), new Item()];
items.forEach((item) => item.show());
items.map(function (item) {
  return item.show();
});
for (const item of items) item.show();
