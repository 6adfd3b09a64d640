-- claims_of_question
SELECT DISTINCT claims.number
FROM
    current_questions AS questions,
    json_each(questions.answers) AS answer,
    json_each(answer.value, '$.claims') AS claim
JOIN claims ON claims.id = claim.value
WHERE questions.id = :question
ORDER BY claims.number;
