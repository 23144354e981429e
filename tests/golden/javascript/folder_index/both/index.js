module.exports = function folder() {};
