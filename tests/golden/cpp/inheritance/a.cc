class Base { public: void common() {} };
class Other { public: void side() {} };
class Derived : public Base, private Other {
 public:
  void run() { common(); side(); }
};
void use(Derived& d) { d.common(); }
