import { randomBytes } from "node:crypto";
import { SEEDED } from "@/scripts/lib/stack";
import { expect, expectAccessible, type Person, test } from "./fixtures";
import { expectGood } from "./good";
import { worlds } from "./setup/world";
import { askToSell } from "./steps";

/** Presses *Continue with DHMAD* on the sign-in page that is open, and comes to DHMAD. */
async function toDhmad({ page, t }: Person): Promise<void> {
  await page.getByRole("button", { name: t("auth.dhmad.continue") }).click();
  await page.waitForURL(`${worlds().dhmadUrl}/**`);
}

const agree = ({ page }: Person) => page.getByRole("button", { name: "Autoriser" }).click();

/** The address that somebody who is signed in has here. */
async function expectAddress({ page, locale, t }: Person, email: string): Promise<void> {
  await page.goto(`/${locale}/profile`);
  const row = page.getByRole("term").filter({ hasText: t("auth.profile.email") });
  await expect(row.locator("xpath=following-sibling::*[1]")).toContainText(email);
}

test("somebody new signs in with DHMAD and comes to where they were going", async ({ visitor, dhmad }) => {
  const someone = await visitor();
  const { page, email, t } = someone;
  await page.goto("/fr/orders");
  await expectGood(page);
  await toDhmad(someone);
  await dhmad.logIn(page, email);
  await agree(someone);
  await expect(page).toHaveURL(/\/fr\/orders$/);
  await expectAddress(someone, email);
  await expect(page.getByRole("button", { name: t("auth.dhmad.profile.unlink") })).toBeVisible();
  await expectGood(page);
});

test("somebody known links their account, signs in with it, and unlinks it", async ({ person, dhmad }) => {
  const someone = await person("known");
  const { page, email, t } = someone;
  const atDhmad = `dhmad-${email}`;
  await page.goto("/fr/profile");
  await page.getByRole("button", { name: t("auth.dhmad.profile.link") }).click();
  await dhmad.logIn(page, atDhmad);
  await agree(someone);
  await expect(page.getByRole("status").filter({ hasText: t("auth.dhmad.done.linked") })).toBeVisible();
  await expect(page.getByText(atDhmad)).toBeVisible();

  await page.goto("/fr/sign-out");
  await page.getByRole("button", { name: t("auth.signOut.submit") }).click();
  await expect(page.getByText(t("auth.signOut.done"))).toBeVisible();
  await page.goto("/fr/sign-in?next=%2Ffr%2Fprofile");
  await toDhmad(someone);
  await agree(someone);
  await expect(page).toHaveURL(/\/fr\/profile$/);
  await expectAddress(someone, email);

  await page.getByRole("button", { name: t("auth.dhmad.profile.unlink") }).click();
  await expect(page.getByRole("status").filter({ hasText: t("auth.dhmad.done.unlinked") })).toBeVisible();
  await expect(page.getByRole("button", { name: t("auth.dhmad.profile.link") })).toBeVisible();
});

test("an account that is somebody else's is not linked", async ({ visitor, person, dhmad }) => {
  const owner = await visitor();
  await owner.page.goto("/fr/sign-in");
  await toDhmad(owner);
  await dhmad.logIn(owner.page, owner.email);
  await agree(owner);
  await expect(owner.page).toHaveURL(/\/fr\/(account|orders)$/);

  const { page, t, ...other } = await person("other");
  await page.goto("/fr/profile");
  await page.getByRole("button", { name: t("auth.dhmad.profile.link") }).click();
  await dhmad.logIn(page, owner.email);
  await agree({ page, t, ...other });
  await expect(
    page.getByRole("alert").filter({ hasText: t("auth.dhmad.problem.taken.title") }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: t("auth.dhmad.profile.link") })).toBeVisible();
  await expectAccessible(page);
});

test("in Arabic: who refuses at DHMAD reads so and may choose the mailed link", async ({
  visitor,
  dhmad,
}) => {
  const someone = await visitor({ uiLocale: "ar" });
  const { page, email, t } = someone;
  await page.goto("/ar/sign-in");
  await toDhmad(someone);
  await dhmad.logIn(page, email);
  await page.getByRole("button", { name: "Annuler" }).click();
  await expect(page).toHaveURL(/\/ar\/sign-in\?/);
  await expect(
    page.getByRole("alert").filter({ hasText: t("auth.dhmad.problem.denied.title") }),
  ).toBeVisible();
  await expect(page.getByRole("textbox", { name: t("auth.signIn.email") })).toBeVisible();
  await expectGood(page);
  await page.goto("/ar/profile");
  await expect(page).toHaveURL(/\/ar\/sign-in\?next=/);
});

test("an answer that no attempt of this browser fits signs nobody in", async ({ visitor }) => {
  const { page, t } = await visitor();
  await page.goto("/auth/dhmad/callback?code=stolen&state=made-up");
  await expect(page.getByText(t("auth.dhmad.problem.stale.title"))).toBeVisible();
  await page.goto("/fr/profile");
  await expect(page).toHaveURL(/\/fr\/sign-in\?next=/);
});

test("without JavaScript: who is verified at DHMAD sells at once, without any mail", async ({
  visitor,
  dhmad,
}) => {
  const someone = await visitor({ javaScriptEnabled: false });
  const { page, email, t } = someone;
  // Verified by another application: this one's answer approves at once and says nothing to anybody.
  const verified = await fetch(`${worlds().dhmadUrl}/api/v1/identity-verifications`, {
    method: "POST",
    headers: { authorization: `Bearer ${SEEDED.sandboxKey}`, "content-type": "application/json" },
    body: JSON.stringify({ email, external_user_id: "elsewhere" }),
  });
  expect(verified.status).toBe(201);
  await dhmad.act(email, "register");

  await page.goto("/fr/sign-in");
  await toDhmad(someone);
  await dhmad.logIn(page, email);
  await agree(someone);
  await expect(page).toHaveURL(/\/fr\/(account|orders)$/);
  await askToSell(someone, `dhmad-${randomBytes(4).toString("hex")}`);
  await expect(page.getByRole("heading", { name: t("selling.kyc.approved.title") })).toBeVisible();
  expect((await dhmad.mailsTo(email)).filter(({ text }) => text.includes("/didit/"))).toEqual([]);
});
