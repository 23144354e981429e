export function area() {}
export default function hidden() {}
