import { a } from "@scope/a";
import { sub } from "@scope/a/sub";
import { b } from "b";
import { util } from "#util";
import { c } from "c";

a();
sub();
b();
util();
c();
