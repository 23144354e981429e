import { thing } from "library";
import type { Handle } from "library";
class Only {
  veryUnique() {}
  map() {}
}
function use(a: any, b: unknown, c: object, d: Handle, e: string[], f: never) {
  a.veryUnique();
  (b as any).veryUnique();
  d.veryUnique();
  e.map((x) => x);
  thing.veryUnique();
  thing().veryUnique();
  JSON.parse("{}").veryUnique();
}
