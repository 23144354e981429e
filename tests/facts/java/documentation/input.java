/**
 * About the class.
 *
 * @since 1
 */
class Documented {
    // not documentation
    int plain;

    /** One line. */
    int field;

    /**
     * A method.
     * @param a ignored
     */
    @Deprecated
    void method(int a) {
        // inside
        String text = "phrase in a string";
    }

    /* no documentation either */
    void other() {}
}
