import postgres from "postgres";
import { expect, test } from "./fixtures";
import { expectGood } from "./good";
import { type World, worlds } from "./setup/world";

// A stack of its own, whose database may go away under nobody else.
test.use({ kyc: "sandbox", clock: "movable" });

/** Does `work` while the stack's database takes nobody. */
async function withoutDatabase({ databaseUrl, appUrl }: World, work: () => Promise<void>): Promise<void> {
  const admin = postgres(worlds().postgresUrl, { max: 1 });
  const name = new URL(databaseUrl).pathname.slice(1);
  const allow = (yes: boolean) =>
    admin`alter database ${admin(name)} allow_connections ${admin.unsafe(String(yes))}`;
  try {
    await allow(false);
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    await work();
  } finally {
    await allow(true);
    await admin.end();
  }
  // Each connection of the pool learns of its end when it is used: none is left to fail in another test.
  const askAll = async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${appUrl}/api/ready`)));
    return answers.every(({ ok }) => ok);
  };
  await expect.poll(async () => (await askAll()) && (await askAll())).toBe(true);
}

for (const locale of ["fr", "ar"] as const) {
  test(`while the database is away, whoever comes back from DHMAD is asked to try again (${locale})`, async ({
    person,
    world,
  }) => {
    // The language of the browser: where a person's own stands, nobody can look now.
    const someone = await person("patient", locale, { locale: `${locale}-TN` });
    const { context, t } = someone;
    // An open page would ask again and again for what is new, and its browser log each answer.
    await someone.page.close();
    const page = await context.newPage();
    const failed = page.getByRole("heading", { level: 1, name: t("failure.title") });
    await withoutDatabase(world, async () => {
      for (const path of ["/checkout/callback", "/onboarding/kyc-done"]) {
        const response = await page.goto(`${path}?session_id=unknown`);
        expect([response?.status(), response?.headers()["retry-after"]]).toEqual([503, "10"]);
        await expect(failed).toBeVisible();
        await expectGood(page);
      }
      const me = await context.request.get("/api/me");
      expect([me.status(), await me.json()]).toEqual([503, { error: "unavailable" }]);
    });
    await page.getByRole("link", { name: t("failure.retry") }).click();
    await page.waitForURL(`/${locale}/sell/done`);
    expect((await (await context.request.get("/api/me")).json()).user).not.toBeNull();
  });
}

test("a page that fails says so within the site and in the tab's name, and comes when it is asked again", async ({
  person,
  world,
}) => {
  const { page, t } = await person("reader", "fr", { expected: /React error #441|status of 50[03]/ });
  await page.goto("/fr/orders");
  const name = (key: string) => `${t(key)} · ${t("common.siteName")}`;
  await expect(page).toHaveTitle(name("orders.orders.title"));
  const failed = page.getByRole("heading", { level: 1, name: t("failure.title") });
  const follow = (text: string) =>
    page
      .getByRole("link", { name: t(text) })
      .first()
      .click();
  const failing = () =>
    withoutDatabase(world, async () => {
      await follow("common.account.favorites");
      await expect(failed).toBeVisible();
      await expect(page).toHaveTitle(name("failure.title"));
      await expect(page.getByRole("banner")).toBeVisible();
    });
  await failing();
  await follow("common.account.profile");
  await expect(page.getByRole("heading", { level: 1, name: t("auth.profile.title") })).toBeVisible();
  await expect(page).toHaveTitle(name("auth.profile.title"));
  await failing();
  await page.getByRole("button", { name: t("failure.retry") }).click();
  await expect(failed).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: t("keeping.favorites.title") })).toBeVisible();
  await expect(page).toHaveTitle(name("keeping.favorites.title"));
});

test("an address that is nobody's checkout is not found, with the site around it", async ({
  person,
  visitor,
}) => {
  const someone = await person("lost", "ar");
  for (const query of ["", "?session_id=unknown", "?session_id=%00"]) {
    const response = await someone.page.goto(`/checkout/callback${query}`);
    expect(response?.status()).toBe(404);
    await expect(
      someone.page.getByRole("heading", { level: 1, name: someone.t("common.notFound.title") }),
    ).toBeVisible();
  }
  await expectGood(someone.page);
  const { page, t } = await visitor();
  await page.goto("/checkout/callback?session_id=unknown");
  await expect(page.getByRole("heading", { level: 1, name: t("auth.signIn.title") })).toBeVisible();
});
