const counter = (function () {
  let n = 0;
  function bump() { n++; log(); }
  function log() {}
  function hidden() {}
  return { bump: bump, read: function () { return n; } };
})();
counter.bump();
counter.read();
counter.hidden();
(function ($) { $.start(); })({ start() {} });
(() => { counter.read(); })();
var ns = ns || {};
ns.util = ns.util || {};
ns.util.trim = function () {};
ns.util.trim();
!function () { bump(); }();
