CREATE TABLE "listing_appearances" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"hidden_at" timestamp with time zone,
	"waiting" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_search_finds" (
	"search_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"told_at" timestamp with time zone,
	"notification_id" bigint,
	CONSTRAINT "saved_search_finds_search_id_listing_id_pk" PRIMARY KEY("search_id","listing_id")
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"canonical" text NOT NULL,
	"q" text DEFAULT '' NOT NULL,
	"words" jsonb NOT NULL,
	"category_slug" text,
	"min_minor" bigint,
	"max_minor" bigint,
	"mode" "order_mode",
	"governorate" text,
	"reviewed" boolean DEFAULT false NOT NULL,
	"mail" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_searches_once" UNIQUE("user_id","canonical"),
	CONSTRAINT "saved_searches_words" CHECK (jsonb_typeof("saved_searches"."words") = 'array')
);
--> statement-breakpoint
ALTER TABLE "listing_appearances" ADD CONSTRAINT "listing_appearances_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_search_finds" ADD CONSTRAINT "saved_search_finds_search_id_saved_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_search_finds" ADD CONSTRAINT "saved_search_finds_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_search_finds" ADD CONSTRAINT "saved_search_finds_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_category_slug_categories_slug_fk" FOREIGN KEY ("category_slug") REFERENCES "public"."categories"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_appearances_waiting" ON "listing_appearances" USING btree ("listing_id") WHERE "listing_appearances"."waiting";--> statement-breakpoint
CREATE INDEX "saved_search_finds_of_listing" ON "saved_search_finds" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "saved_search_finds_untold" ON "saved_search_finds" USING btree ("search_id") WHERE "saved_search_finds"."told_at" is null;--> statement-breakpoint
CREATE INDEX "saved_search_finds_told" ON "saved_search_finds" USING btree ("notification_id") WHERE "saved_search_finds"."notification_id" is not null;--> statement-breakpoint
CREATE INDEX "saved_searches_of_category" ON "saved_searches" USING btree ("category_slug");--> statement-breakpoint
-- Where and when a listing can be ordered, and could not. `clock_timestamp()`, since a change of many takes a while: a
-- search that is saved meanwhile did not show what is not committed yet.
CREATE FUNCTION listings_appear() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was boolean := TG_OP = 'UPDATE' AND OLD.status = 'published' AND (OLD.stock IS NULL OR OLD.stock > 0);
  here boolean := NEW.status = 'published' AND (NEW.stock IS NULL OR NEW.stock > 0);
BEGIN
  IF here AND NOT was THEN
    INSERT INTO listing_appearances (listing_id, first_at, waiting) VALUES (NEW.id, clock_timestamp(), true)
      ON CONFLICT (listing_id) DO UPDATE SET waiting = true;
    PERFORM pg_notify('souk_work', 'searches');
  ELSIF was AND NOT here THEN
    UPDATE listing_appearances SET hidden_at = clock_timestamp() WHERE listing_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER listings_appear AFTER INSERT OR UPDATE OF status, stock ON listings
  FOR EACH ROW EXECUTE FUNCTION listings_appear();
--> statement-breakpoint
-- A first public review makes a listing fit the searches that ask for one.
CREATE FUNCTION reviews_appear() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE listing_appearances SET waiting = true WHERE listing_id = NEW.listing_id;
  PERFORM pg_notify('souk_work', 'searches');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reviews_appear AFTER INSERT OR UPDATE OF published_at ON reviews FOR EACH ROW
  WHEN (NEW.side = 'buyer' AND NEW.published_at IS NOT NULL) EXECUTE FUNCTION reviews_appear();
--> statement-breakpoint
-- What was there before is no news.
INSERT INTO listing_appearances (listing_id, first_at, hidden_at, waiting)
  SELECT id, published_at, CASE WHEN status = 'published' AND (stock IS NULL OR stock > 0) THEN NULL ELSE now() END, false
  FROM listings WHERE published_at IS NOT NULL;
