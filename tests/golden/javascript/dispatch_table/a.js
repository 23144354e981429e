function add() {}
function remove() {}
function never() {}
const commands = { add, remove: remove, 'list-all': function list() {} };
function run(name) { return commands[name](); }
run('add');
commands['list-all']();
commands.add();
const handlers = new Map([['a', add], ['b', remove]]);
handlers.get('a')();
const registry = new Map();
registry.set('x', never);
registry.get('x')();
for (const f of handlers.values()) f();
Object.keys(commands).forEach(k => commands[k]());
for (const [name, f] of Object.entries(commands)) f();
Object.values(commands).forEach(f => f());
const set = new Set([add]);
set.forEach(f => f());
