export default function modern() {}
export const tool = { use() {} };
