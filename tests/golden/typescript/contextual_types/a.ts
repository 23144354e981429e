class Event {
  stop() {}
}

interface Handlers {
  onClick(event: Event): void;
  onKey: (event: Event) => void;
}

function listen(handler: (event: Event) => void) {}
function install(handlers: Handlers) {}

listen((event) => event.stop());
install({ onClick: (e) => e.stop(), onKey: (e) => e.stop() });
const typed: Handlers = { onClick(e) { e.stop(); }, onKey() {} };
