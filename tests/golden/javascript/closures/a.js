function makeCounter(step) {
  let count = 0;
  return function next() {
    count += step;
    return count;
  };
}

const makeGreeter = (name) => () => greet(name);

function greet(name) {}

const next = makeCounter(2);
next();
makeGreeter("a")();
