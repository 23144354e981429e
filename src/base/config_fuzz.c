#include "base/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const cg_setting settings[] = {
    {"index.threads", CG_SETTING_INT, "0", 0, 64, ""},
    {"index.exclude", CG_SETTING_LIST, "", 0, 0, ""},
    {"limits.size", CG_SETTING_SIZE, "1M", 1, INT64_MAX, ""},
    {"limits.skip", CG_SETTING_FLAG, "true", 0, 0, ""},
    {"project.name", CG_SETTING_TEXT, "", 0, 0, ""},
    {0},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    cg_config c;
    cg_config_init(&c, settings);
    (void)cg_config_parse(&c, cg_str_of((const char *)data, size), "fuzz.yaml");
    cg_config_clear(&c);
    return 0;
}
