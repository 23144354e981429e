package q;

public class V {
    public static final int LIMIT = 9;

    public static void helper() {}
}
