import "./d";

shared();
