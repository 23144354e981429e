package p;

@interface Mark {
    Class<?> value();

    int level() default Levels.LOW;
}

class Levels {
    static final int LOW = 1;
}
