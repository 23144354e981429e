class Handler {
  handle() {}
}
class Other {
  handle() {}
}
interface Table {
  [key: string]: Handler;
}
type Named = { [name: string]: Handler } ;
function run(table: Table, named: Named, record: Record<string, Handler>, map: Map<string, Other>) {
  table["a"].handle();
  named.b.handle();
  record.c.handle();
  const key = "d";
  record[key].handle();
  map.get("x")?.handle();
  for (const k in table) table[k].handle();
  for (const one of Object.values(record)) one.handle();
}
