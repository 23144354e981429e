public class Main {
    public static void main(String[] args) {
        Helper.help();
        new lib.Helper().own();
    }
}
