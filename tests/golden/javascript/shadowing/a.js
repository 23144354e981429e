import { send } from "./lib";

function run(send) {
  send();
}

function catching() {
  try {
    send();
  } catch (send) {
    send();
  }
}

function destructuring({ send }, [catching]) {
  send();
  catching();
}
