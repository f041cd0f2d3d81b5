import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { verifications } from "../../db/schema/index";
import { inviteMail } from "../../mail/templates";
import { type Ctx, change } from "../context";
import { newId, newToken } from "../ids";
import { findUser } from "../people/users";
import { requireAllowedRedirect } from "../redirects";
import { conflict, forbidden } from "../refusal";
import { decide } from "./decide";
import { lockPerson, newestVerification, type Verification } from "./link";

const DAY_MS = 24 * 60 * 60_000;
const LIFETIME_MS = 90 * DAY_MS;
export const RESEND_COOLDOWN_MS = 5 * 60_000;

/** Throw-away mail domains that DHMAD refuses; a short list of our own. */
const BLOCKED_DOMAINS = new Set(["mailinator.com", "yopmail.com", "guerrillamail.com", "tempmail.com"]);

export type VerificationInput = {
  email: string;
  externalUserId?: string | undefined;
  redirectUrl?: string | undefined;
  metadata?: Record<string, string> | undefined;
};

export type Created = { verification: Verification; isNew: boolean; emailSent: boolean; message: string };

/** Starts (or, while one is pending, repeats) a verification. With a sandbox key it is approved at once, without mail. */
export async function createVerification(
  ctx: Ctx,
  worldId: string,
  environment: "sandbox" | "live",
  input: VerificationInput,
): Promise<Created> {
  const { verification, isNew, now, applicationName } = await change(ctx, worldId, async (step) => {
    const { tx, world } = step;
    if (input.redirectUrl !== undefined) requireAllowedRedirect(world, input.redirectUrl, "redirect_url");
    if (BLOCKED_DOMAINS.has(input.email.split("@")[1] ?? "")) {
      throw forbidden("This email domain is not accepted");
    }
    // Two calls for the same person at once must end in one verification.
    await lockPerson(step, input.email);
    const user = await findUser(tx, world.id, input.email);
    if (user?.kycStatus === "approved") {
      throw conflict(
        "A DHMAD user with this email already has approved KYC",
        { user_exists: true },
        "user_exists",
      );
    }
    const newest = await newestVerification(tx, world.id, input.email);
    const reusable =
      newest &&
      newest.kycStatus !== "rejected" &&
      newest.claimStatus === "pending" &&
      newest.expiresAt > step.now;
    const common = { now: step.now, applicationName: world.applicationName };
    if (reusable) return { verification: newest, isNew: false, ...common };
    const row = await insert(step.tx, world.id, step.now, input);
    const settled =
      environment === "sandbox" ? await decide(step, row, { kycStatus: "approved", source: "sandbox" }) : row;
    return { verification: settled, isNew: true, ...common };
  });

  if (verification.kycStatus === "approved") {
    const message =
      verification.statusSource === "sandbox"
        ? "Sandbox: the verification was approved automatically. No email is sent."
        : "This person is already verified.";
    return { verification, isNew, emailSent: verification.emailSentAt !== null, message };
  }
  if (verification.needsAdminReview) {
    return { verification, isNew, emailSent: true, message: "The verification is being reviewed by DHMAD." };
  }
  const sentAgo = verification.emailSentAt ? now.getTime() - verification.emailSentAt.getTime() : Infinity;
  if (sentAgo < RESEND_COOLDOWN_MS) {
    const message =
      "A verification email was sent a moment ago. Please wait five minutes before asking for another.";
    return { verification, isNew, emailSent: true, message };
  }
  return invite(ctx, verification, isNew, now, applicationName);
}

async function insert(tx: Tx, worldId: string, now: Date, input: VerificationInput): Promise<Verification> {
  const [row] = await tx
    .insert(verifications)
    .values({
      id: newId(now),
      worldId,
      email: input.email,
      externalUserId: input.externalUserId ?? null,
      redirectUrl: input.redirectUrl ?? null,
      metadata: input.metadata ?? null,
      kycStatus: "pending",
      diditStatus: "in_progress",
      claimStatus: "pending",
      diditToken: newToken(),
      createdAt: now,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    })
    .returning();
  if (!row) throw new Error("The verification was not written");
  return row;
}

async function invite(
  ctx: Ctx,
  verification: Verification,
  isNew: boolean,
  now: Date,
  applicationName: string,
): Promise<Created> {
  const link = `${ctx.origin}/didit/${verification.diditToken}`;
  try {
    await ctx.sendMail({
      worldId: verification.worldId,
      to: verification.email,
      ...inviteMail(applicationName, link),
    });
  } catch {
    const message = "The verification email could not be sent. Please retry with the same email.";
    return { verification, isNew, emailSent: false, message };
  }
  const [sent] = await ctx.db
    .update(verifications)
    .set({ emailSentAt: now })
    .where(eq(verifications.id, verification.id))
    .returning();
  return {
    verification: sent ?? verification,
    isNew,
    emailSent: true,
    message: "A verification email has been sent to the user.",
  };
}
