function create() {}
export = create;
