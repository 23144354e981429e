exports.run = function run() { return require('..').value(); };
