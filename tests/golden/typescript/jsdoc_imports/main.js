/** @typedef {import("./types").Storage} Storage */
/**
 * @param {import("./store.js").Store} a
 * @param {Array<import('./store').Other>} b
 * @param {import("elsewhere").Store} c
 * @param {Storage} d
 * @param {import("./types.js").MaybeStorage} e
 */
function use(a, b, c, d, e) {
  a.load();
  b[0].load();
  c.load();
  d.load();
  e.load();
}
/** @returns {Promise<import("./store.js").Other>} */
async function find() {
  return JSON.parse("");
}
async function run() {
  (await find()).load();
}
