const tools = { cut() {}, glue() {}, inner: { paint() {} } };
const { cut, glue: stick, inner: { paint }, missing = fallback } = tools;

function fallback() {}

cut();
stick();
paint();
missing();

function use({ cut, ...others }) {
  cut();
  others.glue();
}
use(tools);

const [first, , third] = [one, two, three];
function one() {}
function two() {}
function three() {}
first();
