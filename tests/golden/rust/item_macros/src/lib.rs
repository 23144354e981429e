macro_rules! cfg_net {
    ($($item:item)*) => { $($item)* };
}

cfg_net! {
    /// Opens.
    pub fn open() {
        close();
    }

    pub struct Socket;

    impl Socket {
        pub fn send(&self) {}
    }
}

thread_local! {
    static LAST: Socket = Socket;
}

fn close() {}

pub fn run(s: Socket) {
    open();
    s.send();
}
