import { randomBytes } from "node:crypto";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { SEEDED } from "@/scripts/lib/stack";
import { type Dhmad, linkIn } from "./dhmad";
import { expect, type Person, signIn, test } from "./fixtures";
import { expectGood } from "./good";
import { worlds } from "./setup/world";
import { askToSell, order, passDidit, publish, writeDraft } from "./steps";

test.setTimeout(180_000);

const unique = () => randomBytes(4).toString("hex");
const PROOF = { of: ({ text }: { text: string }) => text.includes("/sell/address/confirm") };

/** The screen that stands on a seller's page, by its heading. */
const onScreen = ({ page, t }: Person, screen: string) =>
  expect(page.getByRole("heading", { level: 2, name: t(`selling.kyc.${screen}.title`) })).toBeVisible();
const act = ({ page, t }: Person, name: string) =>
  page.getByRole("main").getByRole(/^(resend|resend_proof|retry|look)$/.test(name) ? "button" : "link", {
    name: t(`selling.kyc.act.${name}`),
  });
const addressField = ({ page, t }: Person) =>
  page.getByRole("textbox", { name: t("selling.kyc.form.dhmadEmail") });
const consent = ({ page, t }: Person) => page.getByRole("checkbox", { name: t("selling.kyc.consent.agree") });

/** Gives another address on the page that is open, and agrees. */
async function giveAddress(someone: Person, address: string): Promise<void> {
  const { page, t } = someone;
  await addressField(someone).fill(address);
  await consent(someone).check();
  await page.getByRole("button", { name: t("selling.kyc.change.submit") }).click();
}

/** Follows our link in the mail to `address` and confirms. */
async function confirmAddress({ page, t }: Person, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: t("selling.kyc.confirm.submit") }).click();
  await page.waitForURL(/\/sell$/);
}

const decide = (dhmad: Dhmad, { email }: Person, action: string) => dhmad.act(email, action);

test("DHMAD's mail does not go out: its words, a retry without a wait, then one mail in five minutes", async ({
  person,
  dhmad,
}) => {
  const seller = await person("seller");
  const { page, t } = seller;
  const mail = { effect: "fail", to: seller.email };
  await dhmad.control("POST", "faults", { mail });
  await askToSell(seller, `nour-${unique()}`);
  await onScreen(seller, "email_not_sent");
  await expect(page.getByText("The verification email could not be sent.")).toBeVisible();
  await expectGood(page);
  await act(seller, "resend").click();
  await onScreen(seller, "check_email");
  await expect(act(seller, "resend")).toBeDisabled();
  await expect(page.getByText(t("selling.kyc.resend.in"))).toBeVisible();
  await expectGood(page);
});

for (const javaScriptEnabled of [true, false]) {
  test(`an address that DHMAD refuses: its words at the field, all that was typed stays${
    javaScriptEnabled ? "" : ", without JavaScript too"
  }`, async ({ visitor, dhmad, world }) => {
    const someone = await visitor({ javaScriptEnabled });
    const seller = { ...someone, email: `refused-${unique()}@mailinator.com` };
    await signIn(seller, dhmad, world);
    const { page, t } = seller;
    const handle = `refus-${unique()}`;
    await askToSell(seller, handle);
    await expect(addressField(seller)).toHaveAttribute("aria-invalid", "true");
    await expect(addressField(seller)).toHaveAccessibleDescription(/This email domain is not accepted/);
    await expect(addressField(seller)).toHaveValue(seller.email);
    const name = page.getByRole("textbox", { name: t("selling.kyc.form.name") });
    await expect(name).toHaveValue("Atelier Yasmine");
    await expect(page.getByRole("textbox", { name: t("selling.kyc.form.handle") })).toHaveValue(handle);

    const other = `accepted-${unique()}@souk.test`;
    await addressField(seller).fill(other);
    await consent(seller).check();
    const mail = await dhmad.mailAfter(
      other,
      () => page.getByRole("button", { name: t("selling.kyc.form.submit") }).click(),
      PROOF.of,
    );
    await onScreen(seller, "prove_email");
    await confirmAddress(seller, linkIn(mail, world.appUrl));
    await onScreen(seller, "check_email");
    await expect(page.getByRole("main").getByText(other)).toBeVisible();
  });
}

test("a wrong address, changed midway, in Arabic: proved by the one who named it, and the old one counts no more", async ({
  person,
  dhmad,
  world,
}) => {
  const seller = await person("seller", "ar");
  const { page, context, email } = seller;
  await askToSell(seller, `salma-${unique()}`);
  await onScreen(seller, "check_email");
  await act(seller, "change_address").click();
  await expect(addressField(seller)).toHaveValue(email);
  await giveAddress(seller, "ليس عنوانًا");
  await expect(addressField(seller)).toHaveAccessibleDescription(
    new RegExp(String(seller.t("errors.emailForm")).slice(0, 20)),
  );
  await expect(addressField(seller)).toHaveValue("ليس عنوانًا");
  await expectGood(page);

  const other = `right-${unique()}@souk.test`;
  const mail = await dhmad.mailAfter(other, () => giveAddress(seller, other), PROOF.of);
  await onScreen(seller, "prove_email");
  await expect(page.getByRole("main").getByText(other).first()).toBeVisible();
  await expect(act(seller, "resend_proof")).toBeDisabled();
  await expectGood(page);
  const link = linkIn(mail, world.appUrl);

  await test.step("a mail scanner spends nothing, and the owner of the mailbox lends it to nobody", async () => {
    for (let i = 0; i < 2; i += 1) expect((await context.request.get(link)).status()).toBe(200);
    const stranger = await person("stranger", "ar");
    await stranger.page.goto(link);
    await expect(stranger.page.getByText(stranger.t("selling.kyc.confirm.unknown"))).toBeVisible();
    await expect(
      stranger.page.getByRole("button", { name: stranger.t("selling.kyc.confirm.submit") }),
    ).toHaveCount(0);
    expect((await dhmad.mailsTo(other)).filter(({ text }) => text.includes("/didit/"))).toEqual([]);
  });

  await page.goto(link);
  await expectGood(page);
  await confirmAddress(seller, link);
  await onScreen(seller, "check_email");
  await expect(page.getByRole("main").getByText(other)).toBeVisible();

  await decide(dhmad, seller, "passDidit");
  await dhmad.idle();
  await page.reload();
  await onScreen(seller, "check_email");
  await dhmad.act(other, "passDidit");
  await onScreen(seller, "approved");
  await expectGood(page);
});

test("an admin of DHMAD reviews the case: it says that days may pass, then changes by itself", async ({
  person,
  dhmad,
}) => {
  const seller = await person("seller");
  const { page, t } = seller;
  await askToSell(seller, `ines-${unique()}`);
  await onScreen(seller, "check_email");
  await decide(dhmad, seller, "reviewDidit");
  // No event tells of a review: who asks learns of it.
  await act(seller, "look").click();
  await onScreen(seller, "in_review");
  await expect(page.getByText(/plusieurs jours/)).toBeVisible();
  await act(seller, "look").click();
  await expect(page.getByText(t("selling.kyc.look.done"))).toBeVisible();
  await expectGood(page);
  await decide(dhmad, seller, "adminApproveKyc");
  await onScreen(seller, "approved");
});

test("a rejection says that we cannot know why; a new try with the same address succeeds", async ({
  person,
  dhmad,
}) => {
  const seller = await person("seller");
  const { page, t } = seller;
  await askToSell(seller, `walid-${unique()}`);
  await onScreen(seller, "check_email");
  await decide(dhmad, seller, "failDidit");
  await onScreen(seller, "rejected");
  await expect(page.getByText(/raison ne nous est pas communiquée/)).toBeVisible();
  await expectGood(page);
  await act(seller, "start_again").click();
  await expect(addressField(seller)).toHaveValue(seller.email);
  await page.getByRole("button", { name: t("selling.kyc.change.submit") }).click();
  await expect(consent(seller)).toHaveAttribute("aria-invalid", "true");
  await giveAddress(seller, seller.email);
  await onScreen(seller, "check_email");
  const done = await passDidit(seller, dhmad);
  await expect(done.getByText(t("selling.kyc.approved.text"))).toBeVisible();
  await onScreen(seller, "approved");
});

test("approval taken back: the listing is gone within seconds, the open order stays, and both return with it", async ({
  person,
  dhmad,
}) => {
  const title = `Panier ${unique()}`;
  const seller = await person("seller");
  await askToSell(seller, `rim-${unique()}`);
  await onScreen(seller, "check_email");
  await decide(dhmad, seller, "passDidit");
  await onScreen(seller, "approved");
  await writeDraft(seller, { title, price: "35" });
  const address = await publish(seller);
  const buyer = await person("buyer");
  await order(buyer, address);
  await buyer.page.goto("/fr/orders");
  await buyer.page.getByRole("link", { name: title }).first().click();
  const status = async () => (await buyer.context.request.get(address)).status();
  expect(await status()).toBe(200);
  const warning = buyer.page.getByText(buyer.t("selling.kyc.buyer.title"));
  await expect(warning).toHaveCount(0);

  await seller.page.goto("/fr/sell");
  await onScreen(seller, "approved");
  await decide(dhmad, seller, "adminRejectKyc");
  await onScreen(seller, "withdrawn");
  await expect(seller.page.getByText(seller.t("selling.kyc.withdrawn.orders"))).toBeVisible();
  await expectGood(seller.page);
  await expect.poll(status, { timeout: 10_000 }).toBe(404);
  await buyer.page.reload();
  await expect(buyer.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(warning).toBeVisible();
  await expectGood(buyer.page);

  await decide(dhmad, seller, "adminApproveKyc");
  await onScreen(seller, "approved");
  await expect.poll(status, { timeout: 10_000 }).toBe(200);
  await buyer.page.reload();
  await expect(buyer.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(warning).toHaveCount(0);
});

test("who has a verified account at DHMAD sells at once, and gets no mail from there", async ({
  person,
  dhmad,
}) => {
  const seller = await person("seller");
  const { dhmadUrl } = worlds();
  const verified = await fetch(`${dhmadUrl}/api/v1/identity-verifications`, {
    method: "POST",
    headers: { authorization: `Bearer ${SEEDED.sandboxKey}`, "content-type": "application/json" },
    body: JSON.stringify({ email: seller.email }),
  });
  expect(verified.status).toBe(201);
  await dhmad.act(seller.email, "register");
  await askToSell(seller, `hedi-${unique()}`);
  await onScreen(seller, "approved");
  expect((await dhmad.mailsTo(seller.email)).filter(({ text }) => text.includes("/didit/"))).toEqual([]);
});

test.describe("as time passes", () => {
  test.use({ clock: "movable" });

  test("five minutes open the resend again; ninety days end the verification, and it can be begun anew", async ({
    person,
    passTime,
  }) => {
    const seller = await person("seller");
    const { page, t } = seller;
    await askToSell(seller, `sami-${unique()}`);
    await onScreen(seller, "check_email");
    await expect(act(seller, "resend")).toBeDisabled();
    await passTime(5 * MINUTE_MS);
    await page.reload();
    await act(seller, "resend").click();
    await expect(page.getByText(t("selling.kyc.resend.done"))).toBeVisible();

    await passTime(90 * DAY_MS + HOUR_MS);
    await page.reload();
    await onScreen(seller, "expired");
    await expectGood(page);
    await act(seller, "start_again").click();
    await giveAddress(seller, seller.email);
    await onScreen(seller, "check_email");
  });
});
