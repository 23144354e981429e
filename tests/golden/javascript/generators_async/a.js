class Task {
  run() {}
}

function* tasks() {
  yield new Task();
  yield* more();
}

function* more() {
  yield new Task();
}

async function load() {
  return new Task();
}

async function main() {
  for (const task of tasks()) task.run();
  const task = await load();
  task.run();
}
