package a;

public class Checks {
    public static void check(int n) {}

    public static void check(String s) {}

    public static void fail() {}

    public static final Checks DEFAULT = new Checks();

    public void go() {}

    public static class Part {
        public static void of() {}
    }
}
