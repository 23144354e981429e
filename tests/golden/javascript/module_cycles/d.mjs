import Base, { down } from './c.mjs';
export function up() { down(); }
export class Sub extends Base {}
new Sub().hi();
