module.exports = function notThis() {};
