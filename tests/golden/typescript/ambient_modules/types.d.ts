declare module "legacy" {
  export function old(): void;
}
