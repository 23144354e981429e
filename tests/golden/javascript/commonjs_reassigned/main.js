const create = require("./lib");

create();
create.helper();
