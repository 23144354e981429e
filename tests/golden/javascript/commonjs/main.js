const create = require("./create");
const { start, stop: halt } = require("./control");
const pause = require("./control").pause;
const control = require("./control");

create();
start();
halt();
pause();
control.start();
require("./create")();
