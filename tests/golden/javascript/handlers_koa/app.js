const http = require('http');
const context = require('./context');
const compose = require('./compose');
class Application {
  constructor() {
    this.middleware = [];
    this.context = Object.create(context);
  }
  use(fn) {
    this.middleware.push(fn);
    return this;
  }
  callback() {
    const fn = compose(this.middleware);
    return (req, res) => {
      const ctx = this.createContext(req, res);
      return fn(ctx).then(() => ctx.respond());
    };
  }
  createContext(req, res) {
    const ctx = Object.create(this.context);
    ctx.req = req;
    ctx.res = res;
    return ctx;
  }
  listen(port) { return http.createServer(this.callback()).listen(port); }
}
module.exports = Application;
