const base = { run() { this.step(); }, step() {} };
const extra = { step() {}, jump() {} };
const merged = { ...base, ...extra };
merged.run();
merged.jump();
const partial = { ...base };
partial.jump();
const { run } = base;
run();
