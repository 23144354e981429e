package q;

public class Far {
    public void go() {}
}
