class Context {
  reply() {}
}
type Handler = (context: Context) => void;
function onStart(context: Context) {
  context.reply();
}
const handlers: Record<string, Handler> = {
  start: onStart,
  stop: (context) => context.reply(),
};
const ordered: Handler[] = [onStart];
const byName = new Map<string, Context>();
function run(name: string, context: Context) {
  handlers[name](context);
  handlers.start(context);
  for (const handler of ordered) handler(context);
  byName.get(name)?.reply();
  for (const [key, value] of byName) value.reply();
  byName.forEach((value) => value.reply());
}
function reply() {}
