function parse(text: string): parse.Tree {
  return { walk() {} };
}
namespace parse {
  export interface Tree {
    walk(): void;
  }
  export function strict(text: string): Tree {
    return parse(text);
  }
}
export = parse;
