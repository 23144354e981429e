import { Db } from "#internal/db.js";
import { Db as Plain } from "#internal/db";
import { load } from "#config";
import { none } from "#missing";
new Plain().open();
new Db();
load();
none();
