import { one } from "@app/one";
import { one as same } from "exact";
import { two } from "@app/missing";

one();
same();
two();
