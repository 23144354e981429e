typedef struct {
    int count;
    struct node *next;
} list;
struct node { list *owner; int value; };
int first(list *l) { return l->next->owner->count + l->next->value; }
