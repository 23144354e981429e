enum Level {
  Low = 1,
  High = Low + 1,
}

const enum Flag {
  On,
}

function pick(level: Level): Flag {
  return level === Level.High ? Flag.On : Flag.On;
}
