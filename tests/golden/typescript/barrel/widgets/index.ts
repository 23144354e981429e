export * from "./widget";
export * from "./build";
