import Shape from "./shapes";
const shape = new Shape();
export default shape;
