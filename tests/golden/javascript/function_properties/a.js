function main() { main.helper(); }
main.helper = function () { return main.count++; };
main.count = 0;
main.helper();
main.sub = { deep() {} };
main.sub.deep();
const arrow = () => {};
arrow.tool = () => arrow();
arrow.tool();
main.missing();
function other() {}
other.helper();
