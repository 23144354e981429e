from alpha.inner import go
