class User {
  rename() {}
}
class Store {
  async load(): Promise<User> {
    return new User();
  }
  find(): Promise<User | undefined> {
    return Promise.resolve(new User());
  }
  all(): Promise<User[]> {
    return Promise.all([this.load(), this.load()]);
  }
}
class Other {
  rename() {}
}
async function main(store: Store, other: Promise<Other>) {
  (await store.load()).rename();
  const found = await store.find();
  found?.rename();
  for (const user of await store.all()) user.rename();
  store.load().then((user) => user.rename());
  const [a, b] = await Promise.all([store.load(), other]);
  a.rename();
  b.rename();
  const late = await new Promise<User>((resolve) => resolve(new User()));
  late.rename();
  store.load().catch(() => {}).finally(() => {});
  for await (const user of stream()) user.rename();
}
async function* stream(): AsyncGenerator<User> {
  yield new User();
}
