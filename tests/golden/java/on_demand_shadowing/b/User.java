package b;

import a.*;
import java.util.*;

class User {
    void run(Tool tool, Only only, Date date) {
        tool.work();
        only.work();
        date.getTime();
    }
}
