export class Shown {}
class Hidden {}
export const value = 1;
function late() {}
export { late as early };
export default Hidden;
export * from "./b";
