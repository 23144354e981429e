module.exports = {
  fail(status) { throw new Error(status); },
  respond() {},
};
