std::vector<Item*> items{new Item(1), make()};
void use(std::map<int, Item>& table) {
  for (auto& [key, item] : table) item.go(key);
  for (Item* i : items) i->go(0);
  items[0]->next->go(1);
}
