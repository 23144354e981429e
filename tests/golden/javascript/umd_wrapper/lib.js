(function (root, factory) {
  if (typeof define === 'function' && define.amd) define(['./dep'], factory);
  else if (typeof module === 'object' && module.exports) module.exports = factory(require('./dep'));
  else root.Lib = factory(root.Dep);
})(this, function (dep) {
  function Lib() { dep.start(); }
  Lib.prototype.run = function () { return dep.step(); };
  Lib.create = function () { return new Lib(); };
  return Lib;
});
