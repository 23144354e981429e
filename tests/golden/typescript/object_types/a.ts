type Options = {
  parse(text: string): Result;
  result: Result;
};

type Result = { show(): void };

function run(options: Options, inline: { go(): Result }) {
  options.parse("a").show();
  options.result.show();
  inline.go().show();
}
