package q.r;

public class B {
    public void go() {}

    public static void help() {}
}
