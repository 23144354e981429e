module.exports = function file() {};
