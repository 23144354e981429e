class Db { async find() { return new Row(); } *all() { yield new Row(); } static async open() { return new Db(); } }
class Row { show() {} }
(async () => {
  const db = await Db.open();
  const row = await db.find();
  row.show();
  for (const r of db.all()) r.show();
  const rows = await Promise.all([1, 2].map(async () => db.find()));
  rows.forEach(r => r.show());
  await Promise.race([db.find()]).then(r => r.show());
  try { (await db.find()).show(); } finally { done(); }
  const later = db.find();
  later.then(r => r.show(), e => e.show());
})();
function done() {}
