function log() {}
function quiet() {}
function run(cb = log, { after = quiet, before } = {}) { cb(); after(); before(); }
run();
run(undefined, { before: start });
function start() {}
const withDefault = (f = () => log()) => f();
withDefault();
function options(opts) { opts = opts || {}; const hook = opts.hook || log; hook(); opts.end && opts.end(); }
options({ hook: quiet, end: start });
function never() {}
