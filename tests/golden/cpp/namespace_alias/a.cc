namespace very { namespace long_name { inline int f() { return 1; } } }
namespace v = very::long_name;
int use() { return v::f(); }
