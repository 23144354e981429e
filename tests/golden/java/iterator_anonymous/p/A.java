package p;

import java.util.Iterator;
import java.util.function.Consumer;

class Range implements Iterable<Integer> {
    int low, high;

    public Iterator<Integer> iterator() {
        return new Iterator<Integer>() {
            int at = low;

            public boolean hasNext() {
                return at < limit();
            }

            public Integer next() {
                return at++;
            }
        };
    }

    int limit() {
        return high;
    }
}

class Plain {
    Iterator<String> iterator() {
        return null;
    }
}

class A {
    int sum(Range range, Integer[] array) {
        int sum = 0;
        for (int n : range) sum += n;
        for (int n : array) sum += n;
        for (Iterator<Integer> i = range.iterator(); i.hasNext(); ) sum += i.next();
        return sum;
    }
}
