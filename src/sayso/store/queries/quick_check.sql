-- Pages, rows and the order of indexes; unlike integrity_check it does not compare every index with its table.
PRAGMA quick_check(20);
