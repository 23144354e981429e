module example.org/errs
