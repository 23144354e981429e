package q;

public class U {
    public static int both = 1;

    public static void both() {}
}
