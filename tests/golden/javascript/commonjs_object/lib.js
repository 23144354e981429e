function one() {}
module.exports = {
  one,
  two: function () {},
  three() {
    this.two();
  },
};
