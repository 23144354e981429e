import { one, renamed, deep, space, fallback } from "./barrel";

one();
renamed();
deep();
space.two();
fallback();
