struct Top { int id() { return 1; } };
struct Left : virtual Top { int left() { return id(); } };
struct Right : virtual Top { int right() { return Top::id(); } };
struct Bottom : Left, Right { int all() { return id() + left() + right(); } };
int use(Bottom& b) { return b.id(); }
int id() { return 0; }
