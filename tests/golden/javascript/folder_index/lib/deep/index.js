module.exports = function wrong() {};
