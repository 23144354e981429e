exports.value = function () {};
