exports.start = function () {};
exports.step = function () {};
