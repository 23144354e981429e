import { Model } from "./model";
declare module "./model" {
  interface Model {
    validate(): boolean;
  }
}
Model.prototype.validate = function () {
  return true;
};
declare global {
  interface Registry {
    lookup(name: string): Model;
  }
  function register(model: Model): void;
}
