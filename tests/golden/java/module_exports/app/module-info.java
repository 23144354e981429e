module app {
    requires lib;
    requires java.sql;
    exports app.api;
    exports app.inner to lib;
    opens app.inner;
    uses app.api.Service;
    provides app.api.Service with app.inner.Impl;
}
