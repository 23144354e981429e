package p;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class Person {
    Address address() {
        return new Address();
    }
}

class Address {
    void print() {}
}

class A {
    void run(List<Person> people, Person[] array, Map<Person, Address> map) {
        people.stream().filter(p -> true).map(p -> p.address()).forEach(a -> a.print());
        Arrays.stream(array).map(Person::address).forEach(a -> a.print());
        List<Address> list = people.stream().map(p -> p.address()).collect(Collectors.toList());
        list.get(0).print();
        map.forEach((person, address) -> address.print());
        map.computeIfAbsent(null, person -> person.address());
    }
}
