import { old } from "legacy";

old();
