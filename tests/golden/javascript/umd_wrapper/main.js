const Lib = require('./lib');
Lib.create().run();
new Lib().run();
Lib.missing();
