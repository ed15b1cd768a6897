"""Values that many records share, each with one reader and one writer; standard library only."""
