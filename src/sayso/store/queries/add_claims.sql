INSERT INTO claims (
    id, article, content, chain, act, cue, source, parent, stance, certainty, polarity,
    quantities, places, propositions, said, happened, why, kind, replies_to, words
) VALUES (
    :id, :article, :content, :chain, :act, :cue, :source, :parent, :stance, :certainty, :polarity,
    :quantities, :places, :propositions, :said, :happened, :why, :kind, :replies_to, :words
)
ON CONFLICT (id) DO NOTHING;
