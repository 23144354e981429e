const http = require('http');
const res = module.exports = Object.create(http.ServerResponse.prototype);
res.json = function json(value) { return this.reply(JSON.stringify(value)); };
res.reply = function reply(body) { this.end(body); };
