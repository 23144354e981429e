import { count } from "./a";

export function show() {
  return count;
}
