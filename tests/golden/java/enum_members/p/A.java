package p;

import java.util.EnumMap;
import java.util.Map;

enum Color {
    RED, GREEN;

    private static final Map<String, Color> BY_NAME = new java.util.HashMap<>();

    static Color of(String s) {
        return BY_NAME.get(s);
    }

    void paint() {}
}

class Namesake {
    String name() {
        return "";
    }

    static void values() {}
}

class A {
    void run(Map<Color, Namesake> map) {
        for (Color c : Color.values()) c.paint();
        Color.valueOf("RED").paint();
        Color.values()[0].paint();
        Color.of("x").paint();
        Color.RED.name();
        Color.GREEN.ordinal();
        map.get(Color.RED).name();
        switch (Color.of("x")) {
            case RED -> Color.RED.paint();
            case GREEN -> { Color.GREEN.paint(); }
        }
    }
}
