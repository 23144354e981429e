package q.gen;

public class Parser {
    public void parse() {}
}
