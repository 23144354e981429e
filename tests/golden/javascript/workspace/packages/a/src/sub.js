export function sub() {}
