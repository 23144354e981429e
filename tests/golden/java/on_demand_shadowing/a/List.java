package a;

public class List {
    public void add(Object o) {}
}
