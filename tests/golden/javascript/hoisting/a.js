run();

function run() {
  later();
  value();
  var value = helper;
  function later() {}
}

function helper() {}

function later() {}
