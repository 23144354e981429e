export function log(text: string) {}
