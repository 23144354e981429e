package errs

import "errors"

type NotFound struct{ name string }

func (e *NotFound) Error() string { return e.name }

func (e *NotFound) Unwrap() error { return nil }

func find() error { return &NotFound{} }

func use() string {
	err := find()
	var nf *NotFound
	if errors.As(err, &nf) {
		return nf.Error()
	}
	if n, ok := err.(*NotFound); ok {
		n.Unwrap()
	}
	return err.Error()
}
