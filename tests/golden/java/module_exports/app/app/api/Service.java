package app.api;

public interface Service {
    void serve();
}
