exports.start = function () {};
exports.stop = () => {};
module.exports.pause = pause;
function pause() {}
