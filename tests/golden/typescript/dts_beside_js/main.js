import { make } from "./lib.js";
make("b");
