class Entity {
  id() {}
}
class User extends Entity {
  login() {}
}
class Post {
  id() {}
  login() {}
}
interface Repository<T> {
  find(): T;
  all(): T[];
}
class Base<T extends Entity> implements Repository<T> {
  protected items: T[] = [];
  find(): T {
    this.items[0].id();
    return this.items[0];
  }
  all() {
    return this.items;
  }
  each(visit: (one: T) => void): this {
    this.items.forEach(visit);
    return this;
  }
}
class Users extends Base<User> {
  active() {
    return this.items.filter((user) => user.login());
  }
}
const users = new Users();
users.find().login();
users.all()[0].login();
users.each((user) => user.login()).find().id();
function show(posts: Repository<Post>) {
  posts.find().login();
}
class Cache<K, V = User> {
  get(key: K): V | undefined {
    return undefined;
  }
}
new Cache<string>().get("a")?.login();
new Cache<string, Post>().get("a")?.login();
