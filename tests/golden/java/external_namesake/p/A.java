package p;

import java.util.List;

class A {
    void run(List<String> names) {
        names.add("a");
        String.valueOf(names.size());
    }
}
