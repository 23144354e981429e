struct Wheel { void spin() {} };
struct Cart { Wheel& wheel() { return w; } Wheel w; };
struct Fan { void spin() {} };
auto make() -> Cart { return Cart(); }
auto deduced() { return Cart(); }
void use(Cart& c, Fan& f) {
  auto& a = c.wheel();
  a.spin();
  auto b = f;
  b.spin();
  make().wheel().spin();
  deduced().wheel().spin();
}
