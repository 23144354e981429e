def read(path, mode="r"):
    with open(path) as f, lock():
        first = f.readline()
    try:
        value = parse(first)
    except (ValueError, errors.Broken) as e:
        raise Failed(e) from e
    except KeyError as e:
        value = e.args
    finally:
        done()
    if (n := len(value)) > 3 and value or n:
        pass
    result = value if n else other(n)
    for i, (a, b) in enumerate(result):
        yield a, i
    yield from more(b)
    while n:
        n -= 1
        del value, result[0]
    assert n, message()
    return await_result


async def gather(session):
    async with session.get(URL) as response:
        data = await response.json()
    async for row in data:
        print(row["id"], *row, **row, end=row)
    return [await fetch(x) async for x in data]


def dispatch(command):
    match command:
        case Point(x=0, y=y) as p if y:
            return p
        case [first, *rest]:
            return first(rest)
        case {"do": action, **more}:
            return action(more)
        case str() | Color.RED:
            return None
        case (a, b):
            return a
        case other:
            return other
