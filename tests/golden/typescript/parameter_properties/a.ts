class Logger {
  log(text: string) {}
}

class Service {
  constructor(private logger: Logger, count: number, public readonly name = "x") {}
  run() {
    this.logger.log(this.name);
    this.count;
  }
}
