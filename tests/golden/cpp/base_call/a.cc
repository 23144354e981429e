struct Node { virtual void visit() {} virtual void leave() {} };
struct Leaf : Node {
  using Super = Node;
  void visit() override { Node::visit(); }
  void leave() override { Super::leave(); this->Leaf::visit(); }
};
