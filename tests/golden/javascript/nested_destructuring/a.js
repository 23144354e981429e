const api = { users: { get() {}, list: [first, second] }, log() {} };
function first() {}
function second() {}
const { users: { get, list: [one, two] }, log: print, missing = fallback } = api;
function fallback() {}
get();
one();
two();
print();
missing();
function use({ users: { get: fetchUser }, log }, [cb]) { fetchUser(); log(); cb(); }
use(api, [first]);
for (const { run, stop = second } of [{ run: first }]) { run(); stop(); }
let a = first, b = second;
[a, b] = [b, a];
a();
