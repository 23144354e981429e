import { log } from "@lib/log";
import { only } from "@only";
import { missing } from "@lib/none";
log("a");
only();
missing();
