interface Request {
  first(): void;
}

interface Request {
  second(): void;
}

export function handle(request: Request) {
  request.first();
  request.second();
}
