function tag(strings, ...values) { values.forEach(v => v()); return { end() {} }; }
function value() {}
function unused() {}
tag`a${value}b`.end();
const other = { tag(strings) { return value; } };
other.tag`x`();
String.raw`y${unused}`;
