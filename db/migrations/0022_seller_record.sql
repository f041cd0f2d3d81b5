CREATE TABLE "saved_search_keys" (
	"search_id" uuid NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "saved_search_keys_search_id_key_pk" PRIMARY KEY("search_id","key")
);
--> statement-breakpoint
ALTER TABLE "saved_search_keys" ADD CONSTRAINT "saved_search_keys_search_id_saved_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_search_keys_key" ON "saved_search_keys" USING btree ("key");--> statement-breakpoint
CREATE INDEX "saved_searches_without_words" ON "saved_searches" USING btree ("id") WHERE "saved_searches"."words" = '[]';--> statement-breakpoint
-- Of all their words: more than is needed finds no less.
INSERT INTO saved_search_keys (search_id, key)
  SELECT DISTINCT s.id, translate(form, '% ', '') FROM saved_searches s, jsonb_array_elements(s.words) forms, jsonb_array_elements_text(forms) form;
--> statement-breakpoint
-- A seller's page says that the shop is closed, and how many sales were completed: it changes with both. How soon a seller
-- answers stands there too, and announces nothing: no page is made anew for each message.
CREATE OR REPLACE FUNCTION sellers_away_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_seller(NEW.user_id, 'seller');
  PERFORM pg_notify('souk_catalogue', json_build_object('listing', l.slug, 'category', l.category_slug)::text)
    FROM listings l WHERE l.seller_id = NEW.user_id AND l.status = 'published';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION orders_completed_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_seller(NEW.seller_id, 'seller');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_completed_announce AFTER UPDATE OF status ON orders FOR EACH ROW
  WHEN (NEW.mode <> 'instant' AND OLD.status <> NEW.status AND 'completed' IN (OLD.status, NEW.status))
  EXECUTE FUNCTION orders_completed_announce();
