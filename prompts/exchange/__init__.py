"""Prompts in and out of files: shown before they are taken, and then all of it or nothing."""

from prompts.exchange.applying import NotAsShown, NotTaken, import_file
from prompts.exchange.columns import COLUMNS, explained
from prompts.exchange.decoding import LARGEST, too_large
from prompts.exchange.exporting import as_csv, as_yaml
from prompts.exchange.keeping import KeptFile, forget_file, keep_file, kept_file
from prompts.exchange.planning import Plan, plan_for
from prompts.exchange.problems import Problem

__all__ = [
    "COLUMNS",
    "LARGEST",
    "KeptFile",
    "NotAsShown",
    "NotTaken",
    "Plan",
    "Problem",
    "as_csv",
    "as_yaml",
    "explained",
    "forget_file",
    "import_file",
    "keep_file",
    "kept_file",
    "plan_for",
    "too_large",
]
