package p;

enum Color {
    RED(1) {
        void mix() {}
    },
    BLUE(2);

    final int code;

    Color(int code) {
        this.code = code;
    }

    void mix() {}
}
