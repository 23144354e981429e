import { helper } from "lib/helper";
import { other } from "library";

helper();
other();
