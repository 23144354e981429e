package p;

import java.lang.reflect.Method;

class Target {
    public void hidden() {}

    public void invoke() {}
}

class A {
    void run(Object o) throws Exception {
        Class<?> c = Class.forName("p.Target");
        Method m = c.getMethod("hidden");
        m.invoke(c.getDeclaredConstructor().newInstance());
        Target.class.getDeclaredConstructor().newInstance().invoke();
        Target.class.newInstance().hidden();
        o.getClass().getMethod("hidden").invoke(o);
    }
}
