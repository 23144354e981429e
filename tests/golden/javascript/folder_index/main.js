const { run } = require('./lib');
const deep = require('./lib/deep/');
const data = require('./data.json');
const both = require('./both');
run();
deep();
data.run();
both();
