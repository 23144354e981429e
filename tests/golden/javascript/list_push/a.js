class Task { run() {} }
class Job { run() {} }
const tasks = [];
tasks.push(new Task());
for (const t of tasks) t.run();
tasks[0].run();
tasks.forEach(t => t.run());
class Queue {
  constructor() { this.jobs = []; }
  add(job) { this.jobs.push(job); }
  next() { return this.jobs.shift(); }
  flush() { this.jobs.forEach(j => j.run()); }
}
const q = new Queue();
q.add(new Job());
q.next().run();
const empty = [];
for (const e of empty) e.run();
tasks.push(1).toFixed();
