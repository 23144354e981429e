interface Token {
  text(): string;
}

const Token = {
  create(): Token {
    return { text: () => "" };
  },
};

function run(token: Token) {
  Token.create().text();
  token.text();
}
