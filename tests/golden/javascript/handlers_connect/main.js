var connect = require('./index');
var app = connect();
app.use('/', function (req, res) { res.ok(); });
app.use('/b', function (req, res, next) { res.ok(); next(); });
app.use('/c', connect().use('/', (req, res) => { res.ok(); req.ok(); }));
app.listen();
var table = { handle: function (req, res) { res.ok(); } };
