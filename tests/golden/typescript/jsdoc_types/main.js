import { Store } from "./types.js";
/**
 * @param {Store} store
 * @param {Array<Store>} all
 * @param {Store|null} [maybe]
 * @param {*} any
 */
function use(store, all, maybe, any) {
  store.load();
  all[0].load();
  maybe.load();
  any.load();
}
/** @type {Store[]} */
const list = [];
list[0].load();
/** @returns {Store} */
function find() {
  return JSON.parse("");
}
find().load();
