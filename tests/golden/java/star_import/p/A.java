package p;

import q.*;

class A {
    void run() {
        new Far().go();
        new Near().go();
    }
}
