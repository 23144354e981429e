#!/usr/bin/env node
/**
 * Adds up.
 *
 * @param {Number} a the first
 * @param {Foo[]} b more
 * @returns {Promise<Foo|Bar>} the sum
 */
function add(a, b) {}

// What it is.
const x = 1;

/** @type {Map<string, Foo>} */
let table;

class Foo {
  /** Runs. */
  run() {}
}
