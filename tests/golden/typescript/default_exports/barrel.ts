export { default as Figure } from "./shapes";
export { default } from "./helper";
export * as values from "./value";
