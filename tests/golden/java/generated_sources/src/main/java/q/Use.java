package q;

import q.gen.Parser;

class Use {
    void run() {
        new Parser().parse();
        Visitor.visit();
    }
}
