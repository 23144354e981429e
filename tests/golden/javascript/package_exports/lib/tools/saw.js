exports.cut = function () {};
