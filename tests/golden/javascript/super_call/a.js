function Base(name) { this.init(name); }
Base.prototype.init = function (name) { this.name = name; };
Base.prototype.show = function () { return this.label(); };
Base.prototype.label = function () { return 'base'; };
function Derived(name) { Base.call(this, name); }
Derived.prototype = Object.create(Base.prototype);
Derived.prototype.constructor = Derived;
Derived.prototype.show = function () { return Base.prototype.show.call(this) + this.extra(); };
Derived.prototype.extra = function () { return ''; };
const d = new Derived('x');
d.show();
d.label();
d.extra();
new Base('y').extra();
