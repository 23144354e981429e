extern int hidden_total(void);
int use(void) {
    int shared_total(void);
    return shared_total() + hidden_total();
}
