import { up } from './d.mjs';
export function down() { up(); }
export default class Base { hi() {} }
