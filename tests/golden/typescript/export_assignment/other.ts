export function parse(text: string) {}
