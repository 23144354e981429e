import Legacy, { helper } from './legacy.js';
import * as ns from './legacy.js';
import { createRequire } from 'module';
new Legacy().run();
helper();
ns.helper();
new ns.default().run();
