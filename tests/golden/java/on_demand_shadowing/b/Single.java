package b;

import a.List;
import a.Tool;

class Single {
    void run(Tool tool, List list) {
        tool.work();
        list.add(tool);
    }
}
