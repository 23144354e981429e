interface Named {
  name(): string;
}

interface Printable extends Named {
  print(): void;
}

abstract class Base<T> implements Printable {
  abstract name(): string;
  print(): void {
    this.name();
  }
}

class Report extends Base<string> {
  override name(): string {
    return "";
  }
  print(): void {
    super.print();
  }
  private hidden(): void {}
}
