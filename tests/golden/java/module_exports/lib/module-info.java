module lib {
    exports lib.util;
}
