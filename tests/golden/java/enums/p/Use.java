package p;

class Use {
    static final int BLUE = 3;

    void run(Color color, int number) {
        switch (color) {
        case BLUE:
            color.mix();
        }
        switch (number) {
        case BLUE:
            Color.RED.mix();
        }
        for (Color c : Color.values()) c.mix();
    }
}
