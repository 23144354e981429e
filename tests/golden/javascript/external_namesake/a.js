import { parse } from "yaml";
import fs from "node:fs";
const debug = require("debug")("app");

parse("x");
fs.readFile("x");
debug("x");
console.log("x");
