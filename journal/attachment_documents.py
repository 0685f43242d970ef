"""The sealed document of an attachment: what it is called, what it is, and the key of its file."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class AttachmentDocument:
    """All that is known of a drawing, photo or recording, but its content."""

    media_type: str
    size: int  # bytes of the content
    key: str = field(repr=False)  # of the file, in hex
    file_name: str = ""
    title: str = ""
    description: str = ""
    prompt: str = ""  # the question it answers, in its own words
    width: int = 0
    height: int = 0
    seconds: int = 0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "AttachmentDocument":
        return cls(**data)

    @property
    def key_bytes(self) -> bytes:
        return bytes.fromhex(self.key)
