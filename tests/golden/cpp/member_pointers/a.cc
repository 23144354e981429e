struct Robot {
  void left() {}
  void right() {}
  void stop() {}
  using Move = void (Robot::*)();
  void perform(Move m) { (this->*m)(); }
};
void use(Robot& r) {
  void (Robot::*p)() = &Robot::left;
  (r.*p)();
  r.perform(&Robot::right);
}
