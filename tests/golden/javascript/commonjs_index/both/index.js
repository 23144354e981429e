module.exports = function notThisEither() {};
