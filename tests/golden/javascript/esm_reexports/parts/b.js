export function deep() {}
export default function () {}
