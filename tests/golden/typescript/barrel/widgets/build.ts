import { Widget } from "./index";

export const build = (): Widget => new Widget();
