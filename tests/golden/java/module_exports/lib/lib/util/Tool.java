package lib.util;

public class Tool {}
