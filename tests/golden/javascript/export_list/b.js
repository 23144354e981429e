import hidden, { visible, made } from "./a";

visible();
made();
hidden();
