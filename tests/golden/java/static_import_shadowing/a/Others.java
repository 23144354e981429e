package a;

public class Others {
    public static void fail() {}

    public static void help(int n) {}
}
