INSERT INTO claims (
    id, article, content, chain, act, cue, source, parent, stance, certainty, polarity,
    quantities, places, propositions, said, happened, why, kind, words
) VALUES (
    :id, :article, :content, :chain, :act, :cue, :source, :parent, :stance, :certainty, :polarity,
    :quantities, :places, :propositions, :said, :happened, :why, :kind, :words
)
ON CONFLICT (id) DO NOTHING;
