interface Service {
  start(): Task;
  stop(): void;
}
class Task {
  wait() {}
}
function use(
  a: Partial<Service>,
  b: Readonly<Service>,
  c: Required<Service>,
  d: Pick<Service, "start">,
  e: Omit<Service, "stop">,
  f: NonNullable<Service | null>,
  g: Readonly<Partial<Service>>,
  h: Readonly<Task[]>,
  i: Record<"one" | "two", Task>,
  j: Extract<Service | string, object>,
) {
  a.start?.().wait();
  b.start().wait();
  c.stop();
  d.start();
  e.start();
  f.stop();
  g.stop?.();
  h[0].wait();
  i.one.wait();
  j.stop();
}
