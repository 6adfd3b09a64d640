SELECT * FROM current_stories WHERE unit = :piece ORDER BY articles;
