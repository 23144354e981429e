export function sealed(target: Function) {}
export function logged(level: string) {
  return (target: any, key: string) => {};
}
export const inject = () => (target: any) => {};
