-- Prices have a currency now: the smallest unit of it, millimes or cents.
ALTER TABLE "listings" RENAME COLUMN "price_millimes" TO "price_minor";--> statement-breakpoint
ALTER TABLE "orders" RENAME COLUMN "price_millimes" TO "price_minor";--> statement-breakpoint
CREATE TYPE "public"."mail_state" AS ENUM('none', 'due', 'sent', 'failed');--> statement-breakpoint
CREATE TYPE "public"."review_side" AS ENUM('buyer', 'seller');--> statement-breakpoint
CREATE TABLE "boosts" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"days" integer NOT NULL,
	"activated_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "boosts_days" CHECK ("boosts"."days" in (7, 30)),
	CONSTRAINT "boosts_activated_whole" CHECK (("boosts"."activated_at" is null) = ("boosts"."ends_at" is null))
);
--> statement-breakpoint
CREATE TABLE "conversation_reads" (
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"last_message_id" bigint NOT NULL,
	CONSTRAINT "conversation_reads_conversation_id_user_id_pk" PRIMARY KEY("conversation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"listing_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_message_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversations_one" UNIQUE("listing_id","buyer_id"),
	CONSTRAINT "conversations_not_own" CHECK ("conversations"."buyer_id" <> "conversations"."seller_id")
);
--> statement-breakpoint
CREATE TABLE "message_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"message_id" bigint NOT NULL,
	"file_key" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"sender_id" uuid NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"client_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_once" UNIQUE("sender_id","client_id"),
	CONSTRAINT "messages_body_length" CHECK (length("messages"."body") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"user_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"mail" boolean NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_preferences_user_id_topic_pk" PRIMARY KEY("user_id","topic")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"path" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"mail" "mail_state" DEFAULT 'due' NOT NULL,
	"mail_attempts" integer DEFAULT 0 NOT NULL,
	"mail_next_at" timestamp with time zone,
	"mail_sent_at" timestamp with time zone,
	CONSTRAINT "notifications_once" UNIQUE("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "order_event_outbox" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"side" "review_side" NOT NULL,
	"author_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"rating" integer NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "reviews_once" UNIQUE("order_id","side"),
	CONSTRAINT "reviews_rating" CHECK ("reviews"."rating" between 1 and 5),
	CONSTRAINT "reviews_text_length" CHECK (length("reviews"."text") <= 2000),
	CONSTRAINT "reviews_not_own" CHECK ("reviews"."author_id" <> "reviews"."subject_id")
);
--> statement-breakpoint
ALTER TABLE "listings" DROP CONSTRAINT "listings_price_range";--> statement-breakpoint
ALTER TABLE "listings" DROP CONSTRAINT "listings_published_whole";--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "seller_email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "mode" "order_mode" DEFAULT 'quick' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "currency" text DEFAULT 'TND' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "stock" integer;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "contract_terms" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "proof_upload_hours" integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "proof_review_hours" integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "proof_types" text[] DEFAULT '{"receipt"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "boosted_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "contract_terms" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "fulfillment_policy" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "buyer_signed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "seller_signed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "proof_phase" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "proof_upload_deadline" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "proof_review_deadline" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "correction_rounds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "escrow_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "completion_deadline" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancellation_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancellation_reason" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancellation_heard_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "dispute_ticket_number" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "dispute_status" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "dispute_type" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "dispute_subject" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "dispute_opened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "delivery_rejected_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "delivery_rejection_reason" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "deposit_rejected_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "deposit_rejection_reason" text;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "rejected_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "verification_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "linked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "email_proved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "last_read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "boosts" ADD CONSTRAINT "boosts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boosts" ADD CONSTRAINT "boosts_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_buyer_id_users_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_seller_id_users_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_files" ADD CONSTRAINT "message_files_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_files" ADD CONSTRAINT "message_files_file_key_files_key_fk" FOREIGN KEY ("file_key") REFERENCES "public"."files"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_sender_id_users_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event_outbox" ADD CONSTRAINT "order_event_outbox_event_id_order_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."order_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_subject_id_users_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "boosts_of_listing" ON "boosts" USING btree ("listing_id","ends_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conversations_of_buyer" ON "conversations" USING btree ("buyer_id","last_message_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conversations_of_seller" ON "conversations" USING btree ("seller_id","last_message_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "message_files_of_message" ON "message_files" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "messages_in_order" ON "messages" USING btree ("conversation_id","id");--> statement-breakpoint
CREATE INDEX "notifications_of_user" ON "notifications" USING btree ("user_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_mail_due" ON "notifications" USING btree ("mail_next_at") WHERE "notifications"."mail" = 'due';--> statement-breakpoint
CREATE INDEX "reviews_of_listing" ON "reviews" USING btree ("listing_id","published_at" DESC NULLS LAST) WHERE "reviews"."published_at" is not null;--> statement-breakpoint
CREATE INDEX "reviews_of_person" ON "reviews" USING btree ("subject_id","published_at" DESC NULLS LAST) WHERE "reviews"."published_at" is not null;--> statement-breakpoint
CREATE INDEX "reviews_hidden" ON "reviews" USING btree ("created_at") WHERE "reviews"."published_at" is null;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_currency" CHECK ("listings"."currency" in ('TND', 'USD', 'EUR'));--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_mode" CHECK ("listings"."mode" <> 'instant');--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_stock" CHECK ("listings"."stock" is null or "listings"."stock" between 0 and 9999);--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_terms_length" CHECK (length("listings"."contract_terms") <= 10000);--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_proof_hours" CHECK ("listings"."proof_upload_hours" between 6 and 72 and "listings"."proof_review_hours" between 6 and 72);--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_price_range" CHECK ("listings"."price_minor" is null or "listings"."price_minor" between (case when "listings"."currency" = 'TND' then 5000 else 200 end) and 100000000000);--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_published_whole" CHECK ("listings"."status" = 'draft' or ("listings"."title" <> '' and "listings"."description" <> '' and "listings"."category_slug" is not null and "listings"."price_minor" is not null and "listings"."delivery_days" is not null and "listings"."published_at" is not null and ("listings"."mode" <> 'standard' or "listings"."contract_terms" <> '')));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_currency" CHECK ("orders"."currency" in ('TND', 'USD', 'EUR'));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_seller_known" CHECK (("orders"."mode" = 'instant') = ("orders"."seller_email" is null));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_contract_of_standard" CHECK (("orders"."mode" = 'standard') = ("orders"."contract_terms" is not null));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_policy_of_proof" CHECK (("orders"."mode" = 'quick_proof') = ("orders"."fulfillment_policy" is not null));