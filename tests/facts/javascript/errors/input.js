function before() { return 1; }
const broken = { a: ;
function inside() { call(; }
class { method() {} }
if (x { after(); }
function last() { return before(); }
