const http = require('http');
const { EventEmitter } = require('events');
http.ServerResponse.prototype.text = function text(s) { this.end(s); };
http.createServer(function (req, res) {
  res.text('a');
  req.text('b');
  res.user = new User();
  greet(res);
});
class User { name() {} }
function greet(response) { response.user.name(); }
const server = http.createServer();
server.on('request', (req, res) => res.text('c'));
server.on('close', res => res.text('d'));
new EventEmitter().on('request', (req, res) => res.text('e'));
