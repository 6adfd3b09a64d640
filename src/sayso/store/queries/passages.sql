SELECT * FROM passages
WHERE article BETWEEN coalesce(:article, '') AND coalesce(:article, char(1114111)) -- by index, also for one
ORDER BY article, start, number;
