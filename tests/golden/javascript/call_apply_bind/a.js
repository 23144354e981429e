function greet(name, done) {
  done();
}

function after() {}

greet.call(null, "a", after);
greet.apply(null, ["a", after]);
const bound = greet.bind(null, "b");
bound();
unknown.call(null);
