define(['./model', './view', 'jquery'], function (Model, view, $) {
  var m = new Model();
  m.save();
  view.render(m);
  $.ajax();
});
