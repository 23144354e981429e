package x;

class CoreTest {
    void loads() {
        new Core().config().load();
        Fixture.make();
    }
}
