class Query {
  where() { return this; }
  order() { return this; }
  run() { return new Rows(); }
}
class Rows { first() { return new Row(); } map(f) { f(new Row()); return this; } }
class Row { name() {} }
new Query().where().order().run().first().name();
new Query().where().run().map(r => r.name()).first().name();
const q = new Query();
q.where();
q.first();
