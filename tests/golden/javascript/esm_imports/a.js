import main, { one, two as second } from "./lib.js";
import * as lib from "./lib";
import "./effects";

main();
one();
second();
lib.one();
lib.hidden();
lib.default();
