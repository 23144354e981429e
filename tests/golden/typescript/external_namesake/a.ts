import { Client } from "client";

class Registry {
  push(item: string) {}
  get(key: string) {}
  then(callback: () => void) {}
}

function run(list: string[], map: Map<string, number>, client: Client, promise: Promise<void>) {
  list.push("a");
  map.get("a");
  client.get("a");
  promise.then(() => {});
  "text".split("").push("b");
}
