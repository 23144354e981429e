const b = require('./b');
exports.first = function () { return b.second(); };
exports.third = function () {};
b.second();
