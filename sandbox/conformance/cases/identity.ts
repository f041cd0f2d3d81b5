import type { Case, Trial } from "../run";
import { any } from "../shape";

const create = (t: Trial, body: Record<string, unknown>, kind?: "sandbox" | "live") =>
  t.api("POST", "/identity-verifications", body, kind);

const fields = {
  id: any.text,
  external_user_id: any.textOrNull,
  didit_session_status: any.textOrNull,
  needs_admin_review: any.boolean,
  claim_status: any.oneOf("pending", "linked"),
  linked_user_id: any.textOrNull,
  linked_at: any.textOrNull,
  created_at: any.time,
  updated_at: any.time,
  expires_at: any.time,
  verification_url: any.absent,
};

/** Pre-account KYC. */
export const identity: Case[] = [
  {
    section: "§3",
    title: "sandbox: 201, approved at once, without a mail, no verification_url; the e-mail lowercased",
    needs: ["sandboxKey"],
    run: async (t) => {
      const answer = await create(t, { email: t.seller.toUpperCase(), external_user_id: "42" }, "sandbox");
      t.check(
        answer,
        201,
        {
          ...fields,
          email: t.seller,
          external_user_id: "42",
          kyc_status: "approved",
          claim_status: "pending",
          verification_email_sent: false,
          message: any.text,
        },
        "POST /identity-verifications",
      );
      const { created_at: created, expires_at: expires } = answer.body;
      const days = (Date.parse(String(expires)) - Date.parse(String(created))) / 86_400_000;
      t.fits(days, any.near(90, 0.01), "days until expires_at");
    },
  },
  {
    section: "§3",
    title:
      "live: 201 pending with a mail; asked again 200 with the same, and no second mail within 5 minutes",
    needs: ["liveKey", "control"],
    run: async (t) => {
      const first = await create(t, { email: t.seller }, "live");
      const pending = { ...fields, kyc_status: "pending", verification_email_sent: true };
      t.check(first, 201, { ...pending, verification_email_sent_at: any.time }, "the first call");
      t.check(await create(t, { email: t.seller }, "live"), 200, { id: first.body.id }, "the second call");
      t.fits(await mails(t), 1, "mails");
      await t.advance(5 * 60_000 + 1_000);
      t.check(await create(t, { email: t.seller }, "live"), 200, { id: first.body.id }, "after 5 minutes");
      t.fits(await mails(t), 2, "mails");
    },
  },
  {
    section: "§3",
    title: "verification_email_sent is false when the mail could not be sent; the next try sends it",
    needs: ["liveKey", "control"],
    run: async (t) => {
      await t.control("POST", "/faults", { mail: { to: t.seller, effect: "fail" } });
      const failed = { verification_email_sent: false, message: any.text };
      t.check(await create(t, { email: t.seller }, "live"), 201, failed, "the first call");
      const again = await create(t, { email: t.seller }, "live");
      t.check(again, 200, { verification_email_sent: true }, "the second call");
    },
  },
  ...(
    [
      ["passDidit", "approved", "didit"],
      ["failDidit", "rejected", "didit"],
    ] as const
  ).map(
    ([action, status]): Case => ({
      section: "§3",
      title: `live: ${action} ends as ${status}, with an event`,
      needs: ["liveKey", "control"],
      run: async (t) => {
        const { body } = await create(t, { email: t.seller }, "live");
        await t.act(t.seller, action);
        const wanted = { kyc_status: status, needs_admin_review: false, didit_session_status: "completed" };
        await t.expects(["GET", `/identity-verifications/${body.id}`], 200, wanted);
        t.fits(await t.events(t.seller), ["identity.verification.updated"], "events");
      },
    }),
  ),
  {
    section: "§3",
    title: "live: an ambiguous result waits for an admin, silently; the decision is told",
    needs: ["liveKey", "control"],
    run: async (t) => {
      const { body } = await create(t, { email: t.seller }, "live");
      await t.act(t.seller, "reviewDidit");
      const at = `/identity-verifications/${body.id}`;
      await t.expects(["GET", at], 200, { kyc_status: "pending", needs_admin_review: true });
      t.fits(await t.events(t.seller), [], "events before the decision");
      await t.act(t.seller, "adminApproveKyc");
      await t.expects(["GET", at], 200, { kyc_status: "approved", needs_admin_review: false });
      t.fits(await t.events(t.seller), ["identity.verification.updated"], "events");
    },
  },
  {
    section: "§3",
    title: "registration with the same e-mail links it; from then on 409 with user_exists",
    needs: ["sandboxKey", "control"],
    run: async (t) => {
      const { body } = await create(t, { email: t.seller }, "sandbox");
      await t.act(t.seller, "register");
      const linked = { claim_status: "linked", linked_user_id: any.text, linked_at: any.time };
      await t.expects(["GET", `/identity-verifications/${body.id}`], 200, linked);
      const types = ["identity.verification.updated", "identity.verification.linked"];
      t.fits(await t.events(t.seller), types, "events");
      const again = await create(t, { email: t.seller }, "sandbox");
      t.check(again, 409, { user_exists: true }, "POST again");
    },
  },
  ...(
    [
      [{}, "no email"],
      [{ email: "not an address" }, "a malformed email"],
      [
        { email: "a@example.com", redirect_url: "https://evil.example/back" },
        "a redirect that is not allowed",
      ],
      [{ email: "a@example.com", metadata: { a: "x".repeat(501) } }, "a metadata value over 500 characters"],
      [{ email: "a@example.com", metadata: { a: 1 } }, "a metadata value that is no string"],
    ] as const
  ).map(
    ([body, what]): Case => ({
      section: "§3",
      title: `${what} is 400`,
      run: async (t) => {
        await t.expects(["POST", "/identity-verifications", body], 400, { error: any.text });
      },
    }),
  ),
  {
    section: "§3",
    title: "GET by id: 400 for a malformed id, 404 for an unknown one",
    run: async (t) => {
      const at = "/identity-verifications";
      await t.expects(["GET", `${at}/zzz`], 400, { message: "Invalid verification ID" });
      await t.expects(["GET", `${at}/${"0".repeat(24)}`], 404, { error: "Verification not found" });
    },
  },
  {
    section: "§3",
    title: "GET by e-mail: a list, newest first; 400 without the e-mail",
    run: async (t) => {
      const { body } = await create(t, { email: t.seller });
      const found = { verifications: [{ id: body.id, email: t.seller }] };
      await t.expects(["GET", `/identity-verifications?email=${t.seller}`], 200, found);
      const none = await t.api("GET", `/identity-verifications?email=${t.buyer}`);
      t.check(none, 200, { verifications: [] }, "GET for someone unknown");
      await t.expects(["GET", "/identity-verifications"], 400, { error: any.text });
    },
  },
];

async function mails(t: Trial): Promise<number> {
  const path = `/_control/mails?to=${t.seller}`;
  const headers = { authorization: `Bearer ${t.target.control?.token}` };
  const { body } = await t.raw({ method: "GET", path, headers });
  return (body.mails as unknown[]).length;
}
