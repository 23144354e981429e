package a;

public class Only {
    public void work() {}
}
