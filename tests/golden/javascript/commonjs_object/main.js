const lib = require("./lib");
const { one } = lib;

one();
lib.two();
lib.three();
lib.four();
