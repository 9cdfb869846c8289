"""Run the revisions on the connection that is handed in (``store.migrate``)."""

from alembic import context

from truceline.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
    transactional_ddl=False,  # the transaction is that of the caller
)
context.run_migrations()
