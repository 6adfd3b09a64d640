INSERT INTO articles (
    id, uri, text, sha256, format, outlet, title, byline, language, published, retrieved, basis,
    text_sha256, reading_sha256, ingested_at
) VALUES (
    :id, :uri, :text, :sha256, :format, :outlet, :title, :byline, :language, :published, :retrieved, :basis,
    :text_sha256, :reading_sha256, :at
)
ON CONFLICT (id) DO NOTHING;
