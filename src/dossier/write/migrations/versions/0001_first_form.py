"""The first form: books that have it are brought on from here; a new one is made of today's tables at once."""

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Do nothing: no book is older."""
