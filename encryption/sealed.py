"""What a sealed column looks like from outside: opaque, whoever asks."""

from typing import Any, Final

SEALED: Final = "<sealed>"


class Sealed:
    """A box as read from the database or just made. Holds no key, shows nothing, stays here."""

    __slots__ = ("box",)

    def __init__(self, box: bytes) -> None:
        self.box = box  # the bytes, for the seam alone

    def __repr__(self) -> str:
        return SEALED

    def __format__(self, spec: str) -> str:
        return format(SEALED, spec)

    def __copy__(self) -> "Sealed":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "Sealed":
        return self

    def __reduce_ex__(self, protocol: Any) -> str | tuple[Any, ...]:
        raise TypeError("A sealed value is not pickled: no cache, session or queue may hold it.")
