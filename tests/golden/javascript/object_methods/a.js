const handlers = {
  start() {
    return this.stop();
  },
  stop: () => end(),
  "with space": function () {},
};

function end() {}

handlers.start();
handlers["stop"]();
handlers["with space"]();
handlers.pause();
