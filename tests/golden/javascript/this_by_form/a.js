class Timer {
  start() {
    setTimeout(() => this.tick(), 1);
    setTimeout(function () {
      this.tick();
    }, 1);
    const self = this;
    setTimeout(function () {
      self.tick();
    }, 1);
  }
  tick() {}
}
