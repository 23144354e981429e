import { run } from "./lib/run.js";
import { view } from "./view.jsx";
import { plain } from "./plain.js";

run();
view();
plain();
