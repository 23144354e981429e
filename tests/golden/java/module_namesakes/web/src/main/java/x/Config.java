package x;

public class Config {
    public void load() {}
}
