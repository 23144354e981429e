import { Model } from "./model";
import "./extra";
const model = new Model();
model.validate();
model.save();
function go(registry: Registry) {
  registry.lookup("a").save();
}
register(model);
