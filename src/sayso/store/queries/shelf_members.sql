SELECT article FROM shelf_members WHERE piece = :piece ORDER BY article;
