package lib;

class User {
    void run() {
        Helper.help();
    }
}
