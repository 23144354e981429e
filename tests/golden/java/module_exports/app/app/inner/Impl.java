package app.inner;

import app.api.Service;

public class Impl implements Service {
    public void serve() {}
}
