"""Curating practices. A client's plan and log are not registered here, and never will be."""

from practices.admin.practices import PracticeAdmin

__all__ = ["PracticeAdmin"]
