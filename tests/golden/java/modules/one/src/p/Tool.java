package p;

public class Tool {
    public void go() {}
}
