/** @typedef {import("./store.js").Store} Storage */
/** @typedef {Storage | null} MaybeStorage */
export const version = 1;
