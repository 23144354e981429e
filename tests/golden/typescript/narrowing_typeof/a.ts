class Text {
  trim(): Text { return this; }
  render(): string { return ""; }
}
function show(value: string | Text) {
  if (typeof value === "string") {
    value.trim();
  } else {
    value.trim();
  }
  value.render();
}
function run(job: (() => Text) | Text) {
  if (typeof job === "function") job().render();
  else job.render();
}
