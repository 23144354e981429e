package p;

class Animal {}

class Dog extends Animal {}

class Cat extends Animal {}

class A {
    void f(int n) {}

    void f(long n) {}

    void f(Animal a) {}

    void f(Dog d) {}

    void f(String s) {}

    void run(boolean b, int n, long m, Dog dog, Cat cat) {
        f(b ? n : m);
        f(b ? n : 2);
        f(b ? dog : cat);
        f(b ? dog : null);
        f(b ? "yes" : "no");
        f((Animal) null);
        f((Dog) null);
        f("n" + n);
        f(n + m);
    }
}
