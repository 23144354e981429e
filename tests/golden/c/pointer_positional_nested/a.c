struct point { int x, y; };
struct shape { struct point at; double (*area)(struct shape *); int (*hit)(struct point); };
static double round_area(struct shape *s) { return s->at.x; }
static double square_area(struct shape *s) { return s->at.y; }
static int hit_round(struct point p) { return p.x; }
static int hit_square(struct point p) { return p.y; }
struct shape shapes[] = {
    { { 1, 2 }, round_area, hit_round },
    { .hit = hit_square, .area = square_area },
};
double area(struct shape *s) { return s->area(s); }
int hit(struct shape *s) { return s->hit(s->at); }
