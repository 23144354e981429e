package lib;

public class Helper {
    public static void help() {}

    public void own() {}
}
