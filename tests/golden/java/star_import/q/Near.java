package q;

public class Near {
    public void go() {}
}
