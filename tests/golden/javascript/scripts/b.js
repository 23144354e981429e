shared();
