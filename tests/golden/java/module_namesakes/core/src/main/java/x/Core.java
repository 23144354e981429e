package x;

public class Core {
    public Config config() {
        return new Config();
    }
}
