export function only() {}
