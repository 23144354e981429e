(function (root) {
  function App() {}
  App.prototype.start = function () {};
  root.App = App;
  window.helper = function () {};
  var hidden = function () {};
})(this);
(function () { this.Tool = { use() {} }; }).call(this);
globalThis.late = () => {};
self.App.version = function () {};
(function (window) { window.inner = function () {}; })({});
