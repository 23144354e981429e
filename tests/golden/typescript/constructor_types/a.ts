class Plugin {
  install() {}
}
class Logger extends Plugin {
  log() {}
}
interface PluginType {
  new (): Plugin;
}
function create(type: new () => Plugin) {
  const made = new type();
  made.install();
}
function register(type: PluginType, other: typeof Logger) {
  new type().install();
  new other().log();
}
function generic<T extends Plugin>(type: { new (...args: any[]): T }): T {
  return new type();
}
create(Logger);
register(Plugin, Logger);
generic(Logger).log();
