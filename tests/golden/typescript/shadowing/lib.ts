export function send(message: Message) {}
export interface Message {
  text: string;
}
