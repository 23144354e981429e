package p;

import static q.U.both;
import static q.V.*;

class A {
    int run() {
        both();
        helper();
        return both + LIMIT;
    }
}
