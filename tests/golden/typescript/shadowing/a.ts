import { send, Message } from "./lib";

function run(send: () => void, Message: string): Message {
  send();
  return { text: Message };
}

function other() {
  interface Message {
    local: string;
  }
  const message: Message = { local: "" };
  send(message as any);
}
