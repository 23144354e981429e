interface Store {
  get(key: string): Entry;
  onChange: (entry: Entry) => void;
}

interface Entry {
  value(): string;
}

class MemoryStore implements Store {
  onChange = (entry: Entry) => {};
  get(key: string): Entry {
    return { value: () => key };
  }
}

function read(store: Store) {
  store.get("a").value();
  store.onChange(store.get("b"));
}

function make() {
  return new MemoryStore().get("a");
}
