define(['./model'], function (Model) {
  return { render: function (m) { m.save(); } };
});
