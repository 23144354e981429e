class User { save() {} }
class Page { draw() {} }
function load() { return new Promise((resolve, reject) => { resolve(new User()); }); }
load().then(user => { user.save(); return new Page(); }).then(page => page.draw());
async function both() {
  const [user, page] = await Promise.all([load(), Promise.resolve(new Page())]);
  user.save();
  page.draw();
  const first = await load();
  first.save();
}
load().catch(error => error.save());
load().finally(() => cleanup());
function cleanup() {}
async function one() { return new Page(); }
one().then(p => p.draw());
both();
