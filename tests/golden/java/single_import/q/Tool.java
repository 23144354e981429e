package q;

public class Tool {
    public void use() {}
}
