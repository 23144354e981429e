package p;

public interface Service {
    void serve();
}
