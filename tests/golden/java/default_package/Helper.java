class Helper {
    static void help() {}
}
