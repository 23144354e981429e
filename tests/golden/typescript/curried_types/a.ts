class Schema {
  run() {}
}
class Context {
  done() {}
}
class Other {
  run() {}
  done() {}
}
type Parse = <T extends Schema>(schema: T, context?: Context) => void;
type Middleware = (next: Context) => (action: Schema) => void;

const parse: (name: string) => Parse = (name) => (schema, context) => {
  schema.run();
  context?.done();
};
const logger: Middleware = (next) => (action) => {
  next.done();
  action.run();
};
function make(): Middleware {
  return (next) => (action) => action.run();
}
class Holder {
  handler: Middleware = (next) => {
    next.done();
    return (action) => action.run();
  };
}
const cast = ((schema) => schema.run()) as (schema: Schema) => void;
const untyped = (schema) => schema.run();
