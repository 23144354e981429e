export default class Logger { write() {} }
export function level() {}
