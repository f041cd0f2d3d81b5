CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"listing_id" uuid NOT NULL,
	"asker_id" uuid NOT NULL,
	"body" text NOT NULL,
	"answer" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "questions_once" UNIQUE("listing_id","asker_id","body"),
	CONSTRAINT "questions_body_length" CHECK (length("questions"."body") between 1 and 500),
	CONSTRAINT "questions_answer_length" CHECK (length("questions"."answer") between 1 and 1000),
	CONSTRAINT "questions_answered_whole" CHECK (("questions"."answer" is null) = ("questions"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "away_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_asker_id_users_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questions_answered" ON "questions" USING btree ("listing_id","answered_at" DESC NULLS LAST) WHERE "questions"."answered_at" is not null;--> statement-breakpoint
CREATE INDEX "questions_open" ON "questions" USING btree ("listing_id","created_at") WHERE "questions"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "questions_by_asker" ON "questions" USING btree ("asker_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sellers_away" ON "sellers" USING btree ("away_until") WHERE "sellers"."away_until" is not null;--> statement-breakpoint
-- The page of a listing shows what was answered. An answer is the seller's word, read by others since: it stays as it is.
CREATE FUNCTION questions_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_catalogue', json_build_object('listing', l.slug, 'category', NULL)::text)
    FROM listings l WHERE l.id = COALESCE(NEW.listing_id, OLD.listing_id) AND l.status = 'published';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER questions_announce AFTER UPDATE ON questions FOR EACH ROW
  WHEN (NEW.answered_at IS NOT NULL) EXECUTE FUNCTION questions_announce();
--> statement-breakpoint
CREATE TRIGGER questions_gone_announce AFTER DELETE ON questions FOR EACH ROW
  WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION questions_announce();
--> statement-breakpoint
CREATE FUNCTION questions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'question % was answered and stays as it is', OLD.id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'questions_stay';
END $$;
--> statement-breakpoint
CREATE TRIGGER questions_stay BEFORE UPDATE ON questions FOR EACH ROW
  WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION questions_stay();
