import main, { one, two as second, "odd name" as odd } from "./a.js";
import * as all from "b";
import "./effect";
export * from "./c";
export * as space from "./d";
export { one, second as renamed };
export { x as y, default } from "./e";
export const value = 1, list = [];
export default function () {}
const fs = require("fs"), { join, sep: separator } = require("path");
const debug = require("debug")("app");
const deep = require("./f").deep;
async function load(name) { return (await import("./g")).run(require(name)); }
module.exports = exports = { fs };
exports.late = load;
Object.defineProperty(exports, "getter", { get: () => fs });
