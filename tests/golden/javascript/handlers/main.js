const app = require('./app');
const other = { json() {} };
app.use('/a', function (req, res) { res.json({}); });
app.use('/b', (req, res) => res.reply('b'), (req, res) => { res.write('c'); req.json(); });
app.listen(80);
function notAHandler(req, res) { res.json(); }
notAHandler(null, unknown());
