export function b() {}
export function c() {}
