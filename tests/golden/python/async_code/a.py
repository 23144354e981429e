class Reply:
    def text(self):
        pass


class Client:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass

    async def get(self) -> Reply:
        return Reply()


async def replies():
    yield Reply()


async def main():
    async with Client() as client:
        reply = await client.get()
        reply.text()
    async for one in replies():
        one.text()
