class Session {
  close() {}
}
class Client {
  open(): Session {
    return new Session();
  }
}
function connect(client: Client, retries: number): Session {
  return client.open();
}
async function later(): Promise<Client> {
  return new Client();
}

function use(
  session: ReturnType<typeof connect>,
  args: Parameters<typeof connect>,
  client: InstanceType<typeof Client>,
  awaited: Awaited<ReturnType<typeof later>>,
  opened: ReturnType<Client["open"]>,
) {
  session.close();
  args[0].open();
  client.open();
  awaited.open();
  opened.close();
}
