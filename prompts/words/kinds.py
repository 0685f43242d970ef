"""What a word, a family of words and a place in the body are."""

from typing import NamedTuple

from django.utils.functional import Promise

Label = str | Promise


class Word(NamedTuple):
    """One word: what is stored, and what is read."""

    code: str
    label: Label


class Family(NamedTuple):
    """Feelings that are related."""

    code: str
    name: Label
    words: tuple[Word, ...]


class Group(NamedTuple):
    """Sensations of one kind."""

    code: str
    name: Label
    words: tuple[Word, ...]


class Region(NamedTuple):
    """A place in or around the body; `side_aware` ones have a left and a right."""

    code: str
    label: Label
    side_aware: bool
    may_be_hidden: bool = False
