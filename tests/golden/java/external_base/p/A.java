package p;

import lib.Frame;

class A extends Frame {
    void run() {
        show();
        this.paint();
        toString();
    }
}

class Other {
    void show() {}

    void paint() {}
}
