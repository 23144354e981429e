async function load() {
  const { default: modern, tool } = await import('./modern.mjs');
  modern();
  tool.use();
}
import('./modern.mjs').then(m => { m.default(); m.tool.use(); m.none(); });
load();
