package cgo

/*
#include <stdlib.h>
static int twice(int x) { return 2 * x; }
*/
import "C"

import "unsafe"

func twice(x int) int { return int(C.twice(C.int(x))) }

func free(p unsafe.Pointer) { C.free(p) }

func use() {
	twice(1)
	s := C.CString("x")
	defer free(unsafe.Pointer(s))
}
