CREATE TABLE "contracts" (
	"id" text PRIMARY KEY NOT NULL,
	"world_id" text NOT NULL,
	"escrow_id" text NOT NULL,
	"terms" text NOT NULL,
	"language" text NOT NULL,
	"seller_signature" text,
	"seller_signed_at" timestamp (3) with time zone,
	"buyer_signature" text,
	"buyer_signed_at" timestamp (3) with time zone,
	"link_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deposit_proofs" (
	"id" text PRIMARY KEY NOT NULL,
	"world_id" text NOT NULL,
	"escrow_id" text NOT NULL,
	"session_id" text NOT NULL,
	"method" text NOT NULL,
	"payer_name" text NOT NULL,
	"file_id" text,
	"status" text NOT NULL,
	"reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"world_id" text NOT NULL,
	"escrow_id" text NOT NULL,
	"ticket_number" text NOT NULL,
	"type" text NOT NULL,
	"subject" text NOT NULL,
	"reason" text NOT NULL,
	"opened_by" text NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"world_id" text NOT NULL,
	"name" text NOT NULL,
	"mime_type" text NOT NULL,
	"size" integer NOT NULL,
	"data" "bytea" NOT NULL,
	"link_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proof_submissions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"world_id" text NOT NULL,
	"escrow_id" text NOT NULL,
	"note" text,
	"file_ids" text[] NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "description" text;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "environment" text DEFAULT 'live' NOT NULL;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "fx_rate" integer DEFAULT 1000 NOT NULL;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "paid_from" text;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "deposit_pending" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "cancellation_requested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "cancellation_reason" text;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "dispute_id" text;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "dispute_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "fulfillment_policy" jsonb;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "proof_phase" text;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "correction_rounds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "proof_upload_deadline" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "proof_review_deadline" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escrows" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "worlds" ADD COLUMN "signature_image" text;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_escrow_id_escrows_id_fk" FOREIGN KEY ("escrow_id") REFERENCES "public"."escrows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deposit_proofs" ADD CONSTRAINT "deposit_proofs_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deposit_proofs" ADD CONSTRAINT "deposit_proofs_escrow_id_escrows_id_fk" FOREIGN KEY ("escrow_id") REFERENCES "public"."escrows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deposit_proofs" ADD CONSTRAINT "deposit_proofs_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_escrow_id_escrows_id_fk" FOREIGN KEY ("escrow_id") REFERENCES "public"."escrows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof_submissions" ADD CONSTRAINT "proof_submissions_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof_submissions" ADD CONSTRAINT "proof_submissions_escrow_id_escrows_id_fk" FOREIGN KEY ("escrow_id") REFERENCES "public"."escrows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_escrow" ON "contracts" USING btree ("escrow_id");--> statement-breakpoint
CREATE INDEX "contracts_world" ON "contracts" USING btree ("world_id");--> statement-breakpoint
CREATE INDEX "deposit_proofs_escrow" ON "deposit_proofs" USING btree ("escrow_id");--> statement-breakpoint
CREATE INDEX "deposit_proofs_world" ON "deposit_proofs" USING btree ("world_id","created_at");--> statement-breakpoint
CREATE INDEX "disputes_escrow" ON "disputes" USING btree ("escrow_id");--> statement-breakpoint
CREATE INDEX "disputes_world" ON "disputes" USING btree ("world_id","created_at");--> statement-breakpoint
CREATE INDEX "files_world" ON "files" USING btree ("world_id");--> statement-breakpoint
CREATE INDEX "proof_submissions_escrow" ON "proof_submissions" USING btree ("escrow_id","id");--> statement-breakpoint
CREATE INDEX "proof_submissions_world" ON "proof_submissions" USING btree ("world_id");--> statement-breakpoint
CREATE INDEX "escrows_due" ON "escrows" USING btree ("world_id","due_at") WHERE "escrows"."due_at" is not null;