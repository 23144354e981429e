exports = module.exports = create;

function create() {
  return exports.helper();
}

exports.helper = function helper() {};
