SELECT questions, found FROM ready WHERE piece = ? AND inputs = ?;
