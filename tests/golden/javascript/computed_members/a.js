const methods = require('methods');
const app = {};
methods.forEach(function (method) {
  app[method] = function verb(path) { return this.route(path); };
});
app.route = function route(path) {};
app.get('/');
app.route('/');
app.on('x');

function Route() {}
methods.forEach(m => {
  Route.prototype[m] = function () { this.first(); return this; };
});
Route.prototype.first = function first() {};
new Route().post().first();

const plain = {};
plain.get('/');
const table = {};
table['go'] = function go() {};
table.go();
table.stop();
