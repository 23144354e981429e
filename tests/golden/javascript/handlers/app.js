const http = require('http');
const Layer = require('./layer');
const slice = Array.prototype.slice;

const proto = module.exports = {};
proto.stack = [];
proto.response = Object.create(require('./response'));
proto.use = function use(path) {
  const added = slice.call(arguments, 1);
  added.forEach(function (fn) { this.stack.push(new Layer(path, fn)); }, this);
  return this;
};
proto.dispatch = function dispatch(req, res) {
  Object.setPrototypeOf(res, this.response);
  for (const layer of this.stack) layer.run(req, res);
};
proto.listen = function listen(port) {
  const self = this;
  return http.createServer((req, res) => self.dispatch(req, res)).listen(port);
};
