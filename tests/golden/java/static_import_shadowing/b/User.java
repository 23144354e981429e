package b;

import static a.Checks.DEFAULT;
import static a.Checks.Part;
import static a.Checks.check;
import static a.Checks.fail;
import static a.Others.*;
import static org.junit.Assert.*;

class User {
    void help() {}

    void run() {
        check(1);
        check("x");
        fail();
        help();
        DEFAULT.go();
        Part.of();
        assertTrue(true);
    }
}
