function shared() {}
var state = 1;
