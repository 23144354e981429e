import create = require("./create");
import Tools = Kit.Tools;

create();
Tools.hammer();

namespace Kit {
  export namespace Tools {
    export function hammer() {}
  }
}
