import { Widget, build } from "./widgets";

const widget: Widget = build();
widget.show();
