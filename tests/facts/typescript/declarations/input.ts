export interface Shape<T> extends Named, Other.Thing<T> { area: number; name?(): string; (x: T): void; new (): Shape<T>; readonly [key: string]: any }
export type Pair<A extends object = {}> = { first: A; second(): A };
export enum Color { Red, Green = "g" }
declare const enum Bits { A = 1 << 0 }
namespace A.B { export function f() {} const hidden = 1; }
declare module "ambient" { export function g(): void; }
declare global { interface Window { x: number } }
import legacy = require("legacy");
import Alias = A.B;
export abstract class Base<T> implements Shape<T>, Named {
  private static readonly count: number = 0;
  protected abstract run(this: Base<T>, cb?: (x: T) => void): Promise<T>;
  over(a: string): void;
  over(a: any): void {}
  constructor(public readonly id: string, protected b = 1, c?: number) { super(); }
  @logged() get size(): number { return 1; }
  override toString(): string { return ""; }
  declare field: string;
  #hard?: T;
}
function isText(x: unknown): x is string { return true; }
function assertText(x: unknown): asserts x is string {}
export = Base;
