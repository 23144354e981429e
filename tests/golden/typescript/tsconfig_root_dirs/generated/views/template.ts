export function template() {}
