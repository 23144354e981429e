enum color { RED, GREEN = 4, BLUE };
enum color pick(int x) { return x ? RED : BLUE; }
