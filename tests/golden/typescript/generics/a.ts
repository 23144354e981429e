interface Runnable {
  run(): void;
}

class Job implements Runnable {
  run(): void {}
  stop(): void {}
}

class Box<T> {
  constructor(private item: T) {}
  get(): T {
    return this.item;
  }
}

function start<T extends Runnable>(item: T): T {
  item.run();
  return item;
}

const box = new Box<Job>(new Job());
box.get().stop();
start(new Job()).stop();

function all(boxes: Box<Job>[], byName: Map<string, Job>) {
  for (const one of boxes) one.get().run();
  byName.get("a")!.run();
}
