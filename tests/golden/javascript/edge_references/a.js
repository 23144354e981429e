function handler() {}
function other() {}

const list = [handler, { key: other }];
process.on("exit", handler);
export default [list, handler];
