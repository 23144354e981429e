namespace App {
  export function shared() {}
  function hidden() {}
  export namespace Inner {
    export const tool = () => shared();
  }
}
