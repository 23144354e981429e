async function load(name) {
  const lib = await import("./lib.js");
  lib.run();
  const { run } = await import("./lib.js");
  run();
  return cond() ? require("./lib").run() : require(name);
}

function cond() {}
