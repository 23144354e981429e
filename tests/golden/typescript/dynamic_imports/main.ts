async function load() {
  const feature = await import("./feature");
  feature.start();
  new feature.default().stop();
  const { start } = await import("./feature");
  start();
  import("./feature").then((m) => m.start());
  import("./feature").then(({ default: Feature }) => new Feature().stop());
  await import("elsewhere");
}
function start() {}
