SELECT value FROM sorted ORDER BY a, b, c, d, e, f, rowid;
