class Flow {
    Object field;
    Runnable later = () -> run(1);

    Object all(Object o, int n, java.util.List<Foo> foos) {
        field = o;
        this.field = n > 0 ? o : null;
        int[] numbers = new int[] {1, 2};
        numbers[0] += n;
        n++;
        for (Foo foo : foos) foo.go();
        foos.stream().map(Foo::name).forEach(x -> x.trim());
        try (Door door = open()) {
            door.pass();
        } catch (Bad | Worse e) {
            throw new Failure(e);
        }
        Object made = new Foo(n) {
            void go() {
                Flow.this.all(o, 2, null);
                super.go();
            }
        };
        if (o instanceof Foo foo && foo.ok()) foo.go();
        var picked = switch (n) {
            case ONE -> o;
            default -> {
                yield made;
            }
        };
        String text = "a" + n + 1L;
        Class<?> type = Foo.class;
        Keeper.super.keep(text, 1.5f, 'c', -2, !true);
        Collections.<Foo>emptyList();
        outer.new Inner(text);
        return (Foo) picked;
    }
}
