package p;

interface Printer<T> {
    String print(T t);
}

class Numbers implements Printer<Number> {
    public String print(Number n) {
        return "";
    }

    public String print(String s) {
        return s;
    }
}

class Store<K> {
    void put(K key) {}

    void put(K key, Object value) {}

    void put(Object[] all) {}
}

class A {
    void run(Numbers numbers, Store<String> store, Printer<Number> printer, Unknown unknown) {
        numbers.print(1);
        numbers.print("x");
        numbers.print(unknown.number());
        store.put("k");
        store.put("k", 1);
        store.put(new Object[0]);
        printer.print(2);
    }
}

interface Unknown {
    Number number();
}
