/* Licence. */
package org.example.app;

import java.util.*;
import java.util.Map.Entry;
import static org.example.Tools.help;

/**
 * Keeps things.
 */
@Component("store")
public abstract class Store<K extends Comparable<K> & Cloneable, V> extends Base<V> implements Keeper, Outer.Other<K> {
    /** Most entries. */
    public static final int LIMIT = 10, OTHER[] = {1, 2};
    private final Map<K, List<? extends V>> entries = new HashMap<>();

    static {
        int start = LIMIT;
        log(start);
    }

    protected Store(K first, V... rest) throws java.io.IOException {
        super(first);
        this.entries.put(first, null);
    }

    @Override
    @SafeVarargs
    public final <R> R find(K key, Function<? super V, R> how) {
        return how.apply(entries.get(key).get(0));
    }

    abstract void clear();

    native int size();

    enum Mode implements Keeper {
        OPEN(1) {
            void go() {}
        },
        SHUT;

        Mode(int... codes) {}
    }

    record Pair(int left, String right) {
        Pair {
            check(left);
        }
    }

    @interface Marked {
        Class<?>[] value() default {};
    }
}
