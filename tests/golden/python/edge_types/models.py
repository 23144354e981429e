class User:
    pass


class Group:
    owner: User
    members: "list[User]"


def find(name: str) -> User:
    pass


def all_of(group: Group) -> list[User]:
    result: dict[str, User] = {}
    return result


def late(user: "User") -> "Group":
    pass
