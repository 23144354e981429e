class Event {
  stop() {}
}
class Reply {
  send() {}
}
type Handler = (event: Event) => Reply;
interface Route {
  handler: Handler;
  (name: string): Reply;
}
function answer(event: Event): Reply {
  event.stop();
  return new Reply();
}
function dispatch(handler: Handler) {
  handler(new Event()).send();
}
function unrelated(event: Event): Reply {
  return new Reply();
}
dispatch(answer);
dispatch((event) => {
  event.stop();
  return new Reply();
});
function go(route: Route) {
  route.handler(new Event()).send();
  route("x").send();
}
const typed: Handler = (event) => {
  event.stop();
  return new Reply();
};
typed(new Event());
