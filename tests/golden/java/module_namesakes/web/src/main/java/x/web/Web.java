package x.web;

import x.Config;

class Web {
    void run(Config config) {
        config.load();
        new Config();
    }
}
