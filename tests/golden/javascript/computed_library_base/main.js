const create = require('./create');
const logger = create({ levels: { info: 1 } });
logger.log('x');
logger.info('y');
logger.on('data', () => {});
logger.write('z');
