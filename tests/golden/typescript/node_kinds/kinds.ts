export interface Shape {
  readonly area: number;
  name?: string;
  scale(by: number): Shape;
  (x: number): string;
  new (x: number): Shape;
  [key: string]: any;
}

export type Pair<A, B> = { first: A; second: B };
type Id = string | number;

export enum Color {
  Red,
  Green = "green",
}

namespace Geometry.Flat {
  export const unit = 1;
  export function area(shape: Shape): number {
    return shape.area;
  }
}

declare module "ambient" {
  export function outside(): void;
}

export abstract class Base {
  protected abstract run(): void;
  private static count = 0;
  constructor(public readonly id: Id) {}
}
