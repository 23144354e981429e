const a = require('./a');
exports.second = function () { return a.third(); };
exports.fourth = function () { a.first(); a.second(); };
