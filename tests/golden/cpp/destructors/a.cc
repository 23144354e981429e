#include "a.h"
Buffer::Buffer() {}
Buffer::~Buffer() { release(); }
void Buffer::release() {}
void Buffer::reset() { this->~Buffer(); new (this) Buffer(); }
void drop(Buffer* b) { delete b; }
