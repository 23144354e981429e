import type { Model } from "./model";
import { type Options, create } from "./model";
export type { Model } from "./model";

export function run(options: Options): Model {
  return create(options);
}
