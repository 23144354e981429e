export interface Shape { area(): number; }
export abstract class Base implements Shape {
  constructor(public readonly name: string) {}
  abstract area(): number;
  describe(): string { return `π ${this.name}: ${this.area()}`; }
}
export class Circle extends Base {
  constructor(private r: number) { super("circle"); }
  area(): number { return round(Math.PI * this.r ** 2); }
}
export function round(x: number): number { const /* 𝒳é */ k = 100; return Math.round(x * k) / k; }
