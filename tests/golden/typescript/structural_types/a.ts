interface Logger {
  log(text: string): void;
}
class ConsoleLogger {
  log(text: string) {}
}
class Unrelated {
  log(text: string) {}
}
function work(logger: Logger) {
  logger.log("start");
}
work(new ConsoleLogger());
work({ log(text) {} });
const quiet: { log(text: string): void; level: number } = { log() {}, level: 1 };
quiet.log("x");
new Unrelated();
