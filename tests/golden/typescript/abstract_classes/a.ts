abstract class Task {
  abstract run(): void;
  protected done(): void {}
  start() {
    this.run();
    this.done();
  }
}
class Copy extends Task {
  run() {
    this.done();
  }
}
class Stray {
  run() {}
}
function go(task: Task) {
  task.run();
  task.start();
}
go(new Copy());
new Copy().run();
