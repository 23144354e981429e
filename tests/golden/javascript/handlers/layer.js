module.exports = Layer;
function Layer(path, fn) {
  this.path = path;
  this.handler = fn;
}
Layer.prototype.run = function run(req, res) {
  const fn = this.handler;
  fn(req, res);
};
