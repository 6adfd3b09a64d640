CREATE TABLE sorted (a, b, c, d, e, f, value BLOB);
