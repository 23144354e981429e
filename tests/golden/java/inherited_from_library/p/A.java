package p;

import java.lang.ref.SoftReference;

class A {
    void clear() {}

    void interrupt() {}

    void other() {}

    public String toString() {
        return "A";
    }

    class Entry extends SoftReference<String> {
        Entry(String s) {
            super(s);
        }

        void release() {
            clear();
            other();
            A.this.clear();
        }

        String show() {
            return toString();
        }
    }

    class Worker extends Thread {
        void stopIt() {
            interrupt();
        }
    }

    Runnable task() {
        return new Runnable() {
            public void run() {
                clear();
                hashCode();
            }
        };
    }
}
