export { one, two as renamed } from "./parts/a";
export * from "./parts/b";
export * as space from "./parts/a";
export { default as fallback } from "./parts/b";
