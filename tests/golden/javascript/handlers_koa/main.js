const Koa = require('./app');
const app = new Koa();
app.use(async (ctx, next) => {
  await next();
  ctx.fail(404);
});
app.use(ctx => { ctx.res.end(); ctx.missing(); });
app.listen(3000);
