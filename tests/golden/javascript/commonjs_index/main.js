require("./folder")();
require("./package")();
require("./both")();
