package p;

import q.Tool;

class A {
    void run(Tool tool) {
        tool.use();
    }
}
