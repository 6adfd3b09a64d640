-- articles_of_story
-- The same of one story.
SELECT articles.number, articles.id, articles.outlet, articles.published_earliest, articles.published_latest
FROM current_stories AS stories, json_each(stories.articles) AS member
JOIN articles ON articles.id = member.value
WHERE stories.id = :story AND articles.number > :after
ORDER BY articles.number
LIMIT :most;
