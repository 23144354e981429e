export const sum = (a, b) => a + b;
export function area() {}
