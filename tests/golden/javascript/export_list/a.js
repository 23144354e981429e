function hidden() {}
function shown() {}
const made = () => {};
export { shown as visible, made };
export default hidden;
