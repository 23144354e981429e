const fs = require('fs');
function load(path, options, callback) {
  if (typeof options === 'function') { callback = options; options = {}; }
  fs.readFile(path, (err, data) => {
    if (err) return callback(err);
    callback(null, new Doc(data));
  });
}
class Doc { print() {} }
load('a', (err, doc) => doc.print());
load('b', {}, function (err, doc) { doc.print(); });
load('c', {}, null);
