interface Plugin {
  setup(): void;
}
const plugin = {
  setup() {},
  extra() {},
} satisfies Plugin;
const table = { on: start, off: stop } as const;
function start() {}
function stop() {}
plugin.setup();
plugin.extra();
table.on();
const list = [start, stop] as const;
list[1]();
(<any>start)();
(stop as () => void)();
