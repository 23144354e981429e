import { Engine } from "@scope/core";
import { help } from "@scope/core/utils";
import { wheel } from "@scope/core/parts/wheel";
import pad from "left-pad";
new Engine().run();
help();
wheel();
pad("x");
