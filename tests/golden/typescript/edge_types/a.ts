import type { Model } from "./model";

let current: Model;

export function find(key: Key, all: Model[]): Promise<Model | null> {
  const first = all[0] as Model;
  return lookup<Key>(key);
}

type Key = keyof Model;
declare function lookup<T extends Key>(key: T): Promise<any>;
type Pick2 = { [K in Key]: Model[K] };
type Result = ReturnType<typeof find>;
