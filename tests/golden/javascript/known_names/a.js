const verbs = ['get', 'put'];
const client = {};
verbs.forEach(v => { client[v] = function send() { return done(); }; });
function done() {}
client.get();
client.put();
client.del();
for (const n of ['open', 'close']) client[n] = () => done();
client.open();
function Route() {}
verbs.forEach(verb => { Route.prototype[verb] = function () { return this; }; });
new Route().get().put().open();
const anything = {};
process.argv.forEach(a => { anything[a] = function some() {}; });
anything.get();
