export * from './shapes.js';
export * as math from './math.js';
export { default as Logger, level } from './log.js';
export { area as size } from './shapes.js';
import { sum } from './math.js';
export { sum as total };
