class Request { url() {} }
class Failure { text() {} }
function Layer(fn) { this.fn = fn; }
Layer.prototype.run = function run(req, next) { this.fn(req, next); };
Layer.prototype.fail = function fail(err, req, next) { this.fn(err, req, next); };
const layers = [];
function use(fn) { layers.push(new Layer(fn)); }
function go(next) {
  for (const l of layers) {
    l.run(new Request(), next);
    l.fail(new Failure(), new Request(), next);
  }
}
use((req, next) => { req.url(); });
use((err, req, next) => { err.text(); req.url(); });
use(req => { req.url(); });
go(() => {});
