function Shape() {}
Object.defineProperty(Shape.prototype, 'area', { get: function () { return new Area(); } });
Object.defineProperty(Shape.prototype, 'grow', { value: function () {} });
Object.defineProperties(Shape.prototype, { shrink: { value() {} }, box: { get() { return this.area; } } });
class Area { size() {} }
const s = new Shape();
s.area.size();
s.grow();
s.shrink();
s.box.size();
s.move();
Shape.prototype.__defineGetter__('old', function () { return new Area(); });
