"""Searching by the beginnings of words, under row security.

Row security lets no condition that might tell something of its rows (LIKE, @@, lower) run before it has looked at the row itself,
so the product's roles can use no text index. The search is therefore a function of the database's owner that asks for the
company of the transaction itself. Each word is kept with the end of its company's id in front: the search of one company never
reads the words of another.
"""

from __future__ import annotations

from linkstar.kit.text import GAPS

_GAPS = GAPS.replace("'", "''")
_MARK = "'t' || right(tenant_id::text, 12)"


def words_sql(*texts: str) -> str:
    """The SQL of the words of some texts (SQL expressions, each of bounded length), as a tsvector to index with GIN."""
    said = " || ' ' || ".join(texts)
    return f"((regexp_replace(' ' || btrim(lower({said})), '[{_GAPS}]+', ' ' || {_MARK}, 'g'))::tsvector)"


def search_function(
    name: str, table: str, column: str, *, of_type: str, texts: tuple[str, ...], more: tuple[tuple[str, str], ...] = ()
) -> list[str]:
    """The statements of `name(wanted text[], ..., most integer)`: a column of the newest rows whose words begin so.

    `more` are further arguments ("shops uuid[]") with the condition that each adds. Words come as `words_of` makes them;
    one of three bytes or more matches beginnings, a shorter one itself.
    """
    arguments = ["wanted text[]", *(argument for argument, _ in more), "most integer"]
    types = ", ".join(argument.split()[1] for argument in arguments)
    where = " AND ".join(["tenant_id = mine", f"{words_sql(*texts)} @@ asked", *(condition for _, condition in more)])
    return [
        f"""CREATE FUNCTION {name}({", ".join(arguments)}) RETURNS SETOF {of_type}
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog AS $$
DECLARE
    mine uuid := nullif(current_setting('linkstar.tenant', true), '')::uuid;
    asked tsquery;
BEGIN
    SELECT string_agg(format('''t%s%s''%s', right(mine::text, 12), lower(word), CASE WHEN octet_length(word) > 2 THEN ':*' END),
                      ' & ')::tsquery INTO asked FROM unnest(wanted) AS word;
    -- Materialised, or "the newest that match" tempts the planner to look at every row from the newest on. What a word that
    -- stands everywhere may cost has an end.
    RETURN QUERY WITH found AS MATERIALIZED (SELECT id, {column} AS wanted_column FROM {table}
        WHERE {where} LIMIT 5000)
        SELECT wanted_column FROM found ORDER BY id DESC LIMIT most;
END $$""",  # noqa: S608 - own text only
        f"REVOKE ALL ON FUNCTION {name}({types}) FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {name}({types}) TO linkstar_app, linkstar_worker",
    ]
