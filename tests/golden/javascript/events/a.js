const EventEmitter = require('events');
class Bus extends EventEmitter {
  start() { this.emit('ready', new Message(), done); }
}
class Message { text() {} }
function done() {}
const bus = new Bus();
bus.on('ready', (message, finish) => { message.text(); finish(); });
bus.once('other', message => { message.text(); });
bus.emit('ready');
const plain = new EventEmitter();
plain.on('ready', m => m.text());
plain.emit('ready', { text() {} });
