import { add } from "../src/calc";
import { build } from "./helpers";

describe("calc", () => {
  it("adds", () => {
    build();
    add(1, 2);
  });
});
