fn helper() {}

pub fn outer() {
    fn helper() {
        inner();
        fn inner() {}
    }
    struct Local;
    impl Local {
        fn go(&self) {
            helper();
        }
    }
    helper();
    Local.go();
    {
        fn helper() {}
        helper();
    }
}

pub fn other() {
    helper();
}
