export interface Maker<T> {
  new (): T;
}
export function Maker<T>(name: string, fill: (one: T) => void): Maker<T> {
  return null as any;
}
