import { template } from "./template";
template();
