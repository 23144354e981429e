require(['./view'], function (view) { view.render(); view.close(); });
