export interface Made {
  name: string;
}
export declare function make(name: string): Made;
export declare class Tool {
  use(): void;
}
