function parse(text: string): number;
function parse(text: string, strict: boolean): number;
function parse(text: any, strict?: any): any {
  return 0;
}

class Reader {
  read(): string;
  read(size: number): string;
  read(size?: number): string {
    return "";
  }
}

parse("1");
parse("1", true);
new Reader().read(1);
