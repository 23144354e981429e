var http = require('http');
module.exports = createServer;
var proto = {};
function createServer() {
  function app(req, res, next) { app.handle(req, res, next); }
  Object.assign(app, proto);
  app.stack = [];
  return app;
}
proto.use = function use(route, fn) {
  var handle = fn;
  if (typeof handle.handle === 'function') {
    var server = handle;
    handle = function (req, res, next) { server.handle(req, res, next); };
  }
  this.stack.push({ route: route, handle: handle });
  return this;
};
proto.handle = function handle(req, res, out) {
  var index = 0, stack = this.stack;
  function next(err) {
    var layer = stack[index++];
    if (layer) call(layer.handle, req, res, next);
  }
  next();
};
function call(handle, req, res, next) {
  handle(req, res, next);
}
http.ServerResponse.prototype.ok = function ok() { this.end('ok'); };
proto.listen = function () { return http.createServer(this).listen(80); };
