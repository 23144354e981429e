module app {
    requires java.sql;
    exports p;
    uses p.Service;
}
