package q;

import p.Tool;

class Use {
    void run(Tool tool) {
        tool.go();
    }
}
