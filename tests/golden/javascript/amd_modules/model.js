define(function () {
  function Model() {}
  Model.prototype.save = function () {};
  return Model;
});
