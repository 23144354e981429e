#include "base/error.h"

#include "tests/support/test.h"
#include <errno.h>
#include <pthread.h>

static void message_is_kept_and_code_returned(void **state) {
    (void)state;
    assert_int_equal(cg_fail(CG_ERR_INVALID, "line %d of %s", 7, "a.yaml"), CG_ERR_INVALID);
    assert_string_equal(cg_error_message(), "line 7 of a.yaml");
    assert_int_equal(cg_error_context(CG_ERR_INVALID, "cannot load %s", "it"), CG_ERR_INVALID);
    assert_string_equal(cg_error_message(), "cannot load it: line 7 of a.yaml");
}

static void message_may_quote_the_message_before(void **state) {
    (void)state;
    cg_fail(CG_ERR_IO, "first");
    cg_fail(CG_ERR_IO, "second after %s", cg_error_message());
    assert_string_equal(cg_error_message(), "second after first");
}

static void long_messages_are_cut_at_a_whole_character(void **state) {
    (void)state;
    cg_buf text = {0};
    for (int i = 0; i < 1500; i++) cg_buf_append_z(&text, "é");
    for (size_t lead = 0; lead < 2; lead++) {
        cg_fail(CG_ERR_IO, "%s%s", lead ? "x" : "", text.ptr);
        cg_str message = cg_str_from(cg_error_message());
        assert_in_range(message.len, 2047, 2048);
        assert_true(cg_utf8_valid(message));
        cg_error_context(CG_ERR_IO, "%s", text.ptr);
        assert_int_equal(strlen(cg_error_message()), 2048);
    }
    cg_buf_clear(&text);
}

static void errno_becomes_a_code_and_a_text(void **state) {
    (void)state;
    static const struct {
        int number;
        cg_error code;
    } cases[] = {
        {ENOSPC, CG_ERR_DISK_FULL}, {EDQUOT, CG_ERR_DISK_FULL},  {EACCES, CG_ERR_PERMISSION},
        {EPERM, CG_ERR_PERMISSION}, {EROFS, CG_ERR_PERMISSION},  {ENOENT, CG_ERR_NOT_FOUND},
        {ENOMEM, CG_ERR_NO_MEMORY}, {EINTR, CG_ERR_INTERRUPTED}, {EIO, CG_ERR_IO},
        {ENAMETOOLONG, CG_ERR_IO},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        errno = cases[i].number;
        assert_int_equal(cg_fail_errno("cannot open %s", "f"), cases[i].code);
        cg_str message = cg_str_from(cg_error_message());
        assert_true(cg_str_starts(message, CG_STR("cannot open f: ")));
        assert_true(cg_str_ends(message, cg_str_from(strerror(cases[i].number))));
    }
}

static void *fail_in_thread(void *unused) {
    (void)unused;
    assert_string_equal(cg_error_message(), "");
    cg_fail(CG_ERR_BUSY, "theirs");
    return NULL;
}

static void each_thread_has_its_own_message(void **state) {
    (void)state;
    cg_fail(CG_ERR_IO, "mine");
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, fail_in_thread, NULL), 0);
    pthread_join(thread, NULL);
    assert_string_equal(cg_error_message(), "mine");
}

static void catalogue_has_every_face(void **state) {
    (void)state;
    assert_string_equal(cg_error_name(CG_ERR_NO_STORE), "NO_STORE");
    assert_string_equal(cg_error_text(CG_ERR_DISK_FULL), "no space left");
    assert_int_equal(cg_error_exit_code(CG_OK), 0);
    assert_int_equal(cg_error_exit_code(CG_ERR_NOT_FOUND), 1);
    assert_int_equal(cg_error_exit_code(CG_ERR_INVALID), 2);
    assert_int_equal(cg_error_http_status(CG_ERR_LIMIT), 413);
    assert_int_equal(cg_error_rpc_code(CG_ERR_INTERNAL), -32603);
    assert_string_equal(cg_error_name(CG_ERR_COUNT), "INTERNAL");
    for (cg_error a = CG_OK; a < CG_ERR_COUNT; a++) {
        for (cg_error b = CG_OK; b < a; b++) {
            assert_int_not_equal(cg_error_exit_code(a), cg_error_exit_code(b));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(message_is_kept_and_code_returned),
        cmocka_unit_test(message_may_quote_the_message_before),
        cmocka_unit_test(long_messages_are_cut_at_a_whole_character),
        cmocka_unit_test(errno_becomes_a_code_and_a_text),
        cmocka_unit_test(each_thread_has_its_own_message),
        cmocka_unit_test(catalogue_has_every_face),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
