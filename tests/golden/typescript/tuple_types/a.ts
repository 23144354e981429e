class Left {
  go() {}
}
class Right {
  go() {}
}
type Pair = [Left, Right];
function pair(): [left: Left, right: Right] {
  return [new Left(), new Right()];
}
function use(given: Pair, rest: [Left, ...Right[]]) {
  const [a, b] = given;
  a.go();
  b.go();
  given[0].go();
  given[1].go();
  const [, right] = pair();
  right.go();
  pair()[0].go();
}
