"""The small desk that ``briefings init`` writes."""
