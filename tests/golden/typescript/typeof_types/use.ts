import type { Api } from "./api";
import { Other, Service, api } from "./api";

function use(given: Api, made: typeof Service, direct: typeof api, free: typeof missing) {
  given.nested.one().start();
  new made().start();
  direct.nested.one().start();
  free.nested.one().start();
}
async function load(given: Api) {
  (await given.list())[0].start();
}
