CREATE TABLE "search_words" (
	"word" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "listings_search_head";--> statement-breakpoint
CREATE INDEX "search_words_word" ON "search_words" USING btree ("word");--> statement-breakpoint
CREATE INDEX "search_words_alike" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE FUNCTION add_search_words(folded text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO search_words (word)
    SELECT DISTINCT w FROM regexp_split_to_table(btrim(folded), ' ') w
    WHERE length(w) >= 4 AND w !~ '^[0-9]+$' AND NOT EXISTS (SELECT FROM search_words s WHERE s.word = w);
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION listings_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  around text;
BEGIN
  SELECT concat_ws(' ', c.name_fr, c.name_ar, c.name_en, s.name, NEW.city, NEW.governorate) INTO around
    FROM (SELECT) AS one
    LEFT JOIN categories c ON c.slug = NEW.category_slug
    LEFT JOIN sellers s ON s.user_id = NEW.seller_id;
  NEW.search_title := ' ' || souk_fold(NEW.title) || ' ';
  NEW.search_head := NEW.search_title || souk_fold(around) || ' ';
  NEW.search_text := NEW.search_head || souk_fold(NEW.description) || ' ';
  IF TG_OP = 'INSERT' OR NEW.search_head <> OLD.search_head THEN
    PERFORM add_search_words(NEW.search_head);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
SELECT add_search_words(search_head) FROM listings;
