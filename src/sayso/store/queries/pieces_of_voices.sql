-- pieces_of_voices
-- The pieces that some voices are met in.
SELECT DISTINCT unit AS piece FROM current_voices WHERE identity IN (SELECT value FROM json_each(:ids));
