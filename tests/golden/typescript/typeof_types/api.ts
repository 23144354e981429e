export class Service {
  start() {}
}
export class Other {
  start() {}
}
export const api = {
  list: async () => [new Service()],
  nested: { one: () => new Service() },
};
export type Api = typeof api;
