module.exports = function compose(middleware) {
  return function (context, next) {
    return dispatch(0);
    function dispatch(i) {
      let fn = middleware[i];
      if (i === middleware.length) fn = next;
      return Promise.resolve(fn(context, dispatch.bind(null, i + 1)));
    }
  };
};
