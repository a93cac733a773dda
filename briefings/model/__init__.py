"""What an author may write: the desk, briefings, editions, entities, sources and authors."""
