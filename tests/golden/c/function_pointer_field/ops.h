struct ops {
    int (*open)(int);
    int (*close)(int);
};
