class Answer {
  read() {}
}

async function ask() {
  return new Answer();
}

ask().then((answer) => answer.read());
