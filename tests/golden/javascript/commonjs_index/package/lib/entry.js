module.exports = function inPackage() {};
