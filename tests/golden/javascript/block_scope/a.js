"use strict";

function helper() {}
function other() {}

function run(flag) {
  const helper = other;
  if (flag) {
    const helper = inner;
    helper();
    function inner() {}
    var wide = other;
  }
  helper();
  wide();
  inner();
}
