#define API extern
typedef struct state state;
API unsigned (state_size) (state *s);
API void *(state_data) (state *s);
#define state_size(s) fast_size(s)
unsigned fast_size(state *s);
