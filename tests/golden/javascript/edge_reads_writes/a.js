export let count = 0;
const LIMIT = 10;

class Box {
  value = 1;
}

function tick() {
  count = count + 1;
  count++;
  if (count > LIMIT) reset();
  const box = new Box();
  box.value = box.value;
}

function reset() {
  count = 0;
}
