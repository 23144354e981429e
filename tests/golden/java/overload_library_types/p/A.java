package p;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.util.Locale;

class A {
    void copy(InputStream in) {}

    void copy(Reader reader) {}

    void copy(byte[] bytes) {}

    void copy(File file) {}

    void make(Class<?> c) {}

    void make(Constructor<?> c, Object... args) {}

    void bits(long n) {}

    void bits(boolean b) {}

    void bits(int n) {}

    void text(CharSequence s) {}

    void text(String s) {}

    void run(Class<?> c, File file, Number n, Locale locale, double d) throws Exception {
        copy(new BufferedInputStream(new FileInputStream(file)));
        copy("x".getBytes());
        copy(file.getParentFile());
        make(c.getDeclaredConstructor());
        make(c);
        bits(Double.doubleToLongBits(d));
        bits(n.longValue());
        bits(n.shortValue());
        bits(n.equals(null));
        text(locale.getLanguage());
        text(new StringBuilder());
    }
}
