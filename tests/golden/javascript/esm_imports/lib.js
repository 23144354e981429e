export default function main() {}
export function one() {}
export const two = () => {};
function hidden() {}
