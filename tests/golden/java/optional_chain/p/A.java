package p;

import java.util.Optional;

class Person {
    Optional<Address> address() {
        return Optional.of(new Address());
    }

    Address home() {
        return null;
    }
}

class Address {
    void print() {}

    boolean good() {
        return true;
    }

    static Address none() {
        return null;
    }
}

class Namesake {
    void print() {}

    void get() {}
}

class A {
    void run(Optional<Person> person) {
        person.map(p -> p.home()).get().print();
        person.map(Person::home).orElse(null).print();
        person.flatMap(p -> p.address()).filter(a -> a.good()).ifPresent(a -> a.print());
        person.flatMap(Person::address).orElseGet(Address::none).print();
        person.flatMap(Person::address).orElseGet(() -> Address.none()).print();
        Optional.of(new Person()).get().home().print();
        Optional.ofNullable(new Person().home()).ifPresent(a -> a.print());
        person.get().home().print();
    }
}
