INSERT INTO claims (
    id, article, content, chain, act, cue, source, parent, stance, certainty, polarity,
    quantities, places, propositions, said, happened, why, words
) VALUES (
    :id, :article, :content, :chain, :act, :cue, :source, :parent, :stance, :certainty, :polarity,
    :quantities, :places, :propositions, :said, :happened, :why, :words
)
ON CONFLICT (id) DO NOTHING;
