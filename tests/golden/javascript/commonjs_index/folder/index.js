module.exports = function inFolder() {};
