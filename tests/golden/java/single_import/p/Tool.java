package p;

class Tool {
    void use() {}
}
