static void done(void) {}
static void fail(void) {}
int work(int x) {
    if (x < 0) goto fail;
    if (x == 0) goto done;
    done();
done:
    return 0;
fail:
    return -1;
}
void other(void) { fail(); }
