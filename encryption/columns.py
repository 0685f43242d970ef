"""How sealed columns stand in SQL: selected as they are, tested for NULL, and nothing else."""

from typing import Any

from django.db.models import BooleanField
from django.db.models.expressions import Col, Expression
from django.db.models.lookups import IsNull


class SealedCol(Col):
    """A sealed column in a query.

    Django compiles a column the same way wherever it stands and then calls `select_format` for
    those that are selected plainly. So the column is given by its true name only there; inside
    any other expression (ordering, functions, comparing) the database meets a function
    that does not exist, and refuses.
    """

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        sql, params = super().as_sql(compiler, connection)
        return f"sealed_column_takes_no_expression({sql})", params

    def true_name(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Return the column as the database knows it."""
        sql, params = super().as_sql(compiler, connection)
        return sql, params

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        return self.true_name(compiler, compiler.connection)


class SealedIsNull(IsNull):
    """Whether anything is there at all: the one question a sealed column answers."""

    def process_lhs(self, compiler: Any, connection: Any, lhs: Any = None) -> tuple[str, Any]:
        if isinstance(self.lhs, SealedCol):
            return self.lhs.true_name(compiler, connection)
        return super().process_lhs(compiler, connection, lhs)


class Unchanged(Expression):
    """`SET column = column`: what an update writes for a box that this row did not seal itself."""

    def __init__(self, field: Any) -> None:
        super().__init__(output_field=field)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return compiler.quote_name_unless_alias(self.output_field.column), ()


class StillHolds(Expression):
    """`column = bytes`: whether a box is still the one that was read. For compare-and-set only."""

    conditional = True

    def __init__(self, field: Any, box: bytes) -> None:
        super().__init__(output_field=BooleanField())
        self.column, self.box = field.column, box

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return f"{compiler.quote_name_unless_alias(self.column)} = %s", (self.box,)


class Outbound:
    """A box on its way to the database through `save()` or `bulk_create()` of its own row."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value
