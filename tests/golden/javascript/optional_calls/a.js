const tools = { run() {} };

function tag(strings, ...values) {}
function value() {}

tools?.run?.();
tag`a ${value()} b`;
(0, tools.run)();
new (make())();

function make() {
  return class Made {};
}
