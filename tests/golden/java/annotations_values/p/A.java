package p;

@interface Info {
    String name() default A.NAME;

    Class<?> type() default Object.class;

    int[] sizes() default {};
}

class A {
    static final String NAME = "a";

    @Info(name = A.NAME, type = Helper.class, sizes = {1, 2})
    void marked() {}

    String read(Info info) {
        info.type();
        return info.name().trim();
    }

    void find(Class<?> c) {
        c.getAnnotation(Info.class).name();
    }
}

class Helper {
    String name() {
        return "";
    }
}
