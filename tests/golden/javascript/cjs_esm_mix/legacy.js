function Legacy() {}
Legacy.prototype.run = function () {};
module.exports = Legacy;
module.exports.helper = function helper() {};
module.exports.default = Legacy;
