import { randomBytes } from "node:crypto";
import type { Locator } from "@playwright/test";
import postgres from "postgres";
import sharp from "sharp";
import { formatMoney } from "@/lib/money";
import { expect, type Person, test } from "./fixtures";
import { expectGood } from "./good";
import { askToSell, order, publish, writeDraft } from "./steps";

test.setTimeout(180_000);

const unique = () => randomBytes(4).toString("hex");
const FRESH_WITHIN_MS = 2_000;

/** The fields of a listing's form, found as a person finds them. */
function formOf({ page, t }: Person) {
  const box = (key: string) => page.getByRole("textbox", { name: t(`selling.editor.${key}`), exact: true });
  const press = (key: string) => page.getByRole("button", { name: t(`selling.editor.${key}`) });
  return {
    mode: (mode: string) =>
      page.getByRole("radio", { name: t(`selling.editor.mode.${mode}.title`), exact: true }),
    stock: (choice: string) => page.getByRole("radio", { name: t(`selling.editor.stock.${choice}`) }),
    proof: (type: string) => page.getByRole("checkbox", { name: t(`selling.editor.proof.type.${type}`) }),
    currency: page.getByRole("combobox", { name: t("selling.editor.currency") }),
    category: page.getByRole("combobox", { name: t("selling.editor.category") }),
    title: box("titleLabel"),
    description: box("description"),
    price: box("price"),
    days: box("deliveryDays"),
    terms: box("terms.label"),
    uploadHours: box("proof.uploadHours"),
    reviewHours: box("proof.reviewHours"),
    template: (name: string) => press(`template.${name}.name`),
    create: press("create"),
    save: press("saveDraft"),
    publish: press("publish"),
  };
}

async function fillText(form: ReturnType<typeof formOf>, title: string): Promise<void> {
  await form.title.fill(title);
  await form.description.fill("Décrit en deux phrases. Sur rendez-vous.");
  await form.category.selectOption({ index: 2 });
  await form.days.fill("6");
}

async function expectWrong(field: Locator, error: string | RegExp): Promise<void> {
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(
    error instanceof RegExp ? error : new RegExp(error.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")),
  );
}

const EDITOR = /\/sell\/listings\/[0-9a-f-]{36}/;

test("a service: a template, fees as one types, errors at the field; its contract is read before ordering", async ({
  person,
  dhmad,
}) => {
  const seller = await person("seller");
  const { page, email, t } = seller;
  const title = `Réparation de vélo ${unique()}`;
  await askToSell(seller, `velo-${unique()}`);
  await page.goto("/fr/sell/listings/new");
  const form = formOf(seller);
  await expect(form.terms).toBeHidden();
  await form.mode("standard").check();
  await expect(form.terms).toBeVisible();
  await expect(form.uploadHours).toBeHidden();
  await expect(form.stock("always")).toBeChecked();

  await fillText(form, title);
  await form.price.fill("100");
  const payout = page.getByRole("region", { name: t("selling.editor.fees.title") });
  await expect(payout).toContainText(formatMoney(92_000, "fr"));
  await form.currency.selectOption("EUR");
  await expect(payout).toContainText(formatMoney(9_200, "fr", "EUR"));
  await form.currency.selectOption("TND");

  await form.terms.fill("Vélos de ville seulement.");
  await form.template("repair").click();
  await expect(form.terms).toHaveValue(/^Vélos de ville seulement\.\n\n1\. Objet/);
  await expect(form.terms).toBeFocused();
  const terms = await form.terms.inputValue();
  await expect(page.getByText(`${new Intl.NumberFormat("fr").format(terms.length)} / 10 000`)).toBeVisible();

  await form.price.fill("1");
  await form.title.press("Enter");
  await expectWrong(form.price, t("errors.priceMin"));
  await expect(form.terms).toHaveValue(terms);
  await expect(payout).toContainText(String(t("selling.editor.fees.none")));
  await form.create.click();
  await expectWrong(form.price, t("errors.priceMin"));
  await expect(form.terms).toHaveValue(terms);
  await expect(form.mode("standard")).toBeChecked();
  await expectGood(page);

  await form.price.fill("100");
  await form.create.click();
  await expect(page).toHaveURL(EDITOR);
  await expect(form.terms).toHaveValue(terms);
  await dhmad.act(email, "passDidit");
  await expect(form.publish).toBeEnabled();
  await form.terms.fill("");
  await form.publish.click();
  await expectWrong(form.terms, t("errors.contractTermsMissing"));
  await form.terms.fill(terms);
  const address = await publish(seller);

  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByText(t("browse.escrow.sign.title"))).toBeVisible();
  await expect(page.getByText("Vélos de ville seulement.")).toBeHidden();
  await page.getByText(t("browse.listing.contract.read")).click();
  await expect(page.getByText("Vélos de ville seulement.")).toBeVisible();
  await expect(
    page.getByRole("link", { name: t("browse.listing.order"), exact: true }).first(),
  ).toHaveAttribute("href", address.replace("/l/", "/buy/"));
  await expectGood(page);
  await page.goto("/fr/sell/listings");
  await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText(
    String(t("selling.listings.mode.standard")),
  );
});

test("against proof: only the chosen way's fields are judged, and the policy is told in words", async ({
  person,
  dhmad,
}) => {
  const seller = await person("seller");
  const { page, email, t } = seller;
  const title = `Lampe de Murano ${unique()}`;
  await askToSell(seller, `lampe-${unique()}`);
  await page.goto("/fr/sell/listings/new");
  const form = formOf(seller);
  await form.mode("quick_proof").check();
  await fillText(form, title);
  await form.price.fill("34,505");
  await form.currency.selectOption("USD");
  await form.uploadHours.fill("80");
  await form.proof("receipt").uncheck();
  await form.create.click();
  await expectWrong(form.price, t("errors.priceForeignForm"));
  await expectWrong(form.uploadHours, t("errors.proofHoursRange"));
  await expect(page.getByText(t("errors.proofTypesMissing"))).toBeVisible();
  await expect(form.uploadHours).toHaveValue("80");
  await expect(form.currency).toHaveValue("USD");
  await expectGood(page);

  // As a plain product the proof's fields are nobody's business.
  await form.mode("quick").check();
  await form.price.fill("34,50");
  await form.create.click();
  await expect(page).toHaveURL(EDITOR);
  await form.mode("quick_proof").check();
  await form.uploadHours.fill("48");
  await form.proof("receipt").check();
  await form.proof("tracking_proof").check();
  await dhmad.act(email, "passDidit");
  await expect(form.publish).toBeEnabled();
  const address = await publish(seller);
  await page.reload();
  await expect(form.mode("quick_proof")).toBeChecked();
  await expect(form.proof("tracking_proof")).toBeChecked();
  await expect(form.proof("other")).not.toBeChecked();

  await page.goto(address);
  await expect(page.getByText(formatMoney(3_450, "fr", "USD")).first()).toBeVisible();
  await expect(page.getByText("48 heures pour montrer")).toContainText(
    "un reçu ou une facture ou une preuve",
  );
  await expect(page.getByText(t("browse.escrow.prove.title"))).toBeVisible();
  await expectGood(page);
});

test("بالعربيّة: خدمة بنموذج عقد", async ({ person, dhmad }) => {
  const seller = await person("seller", "ar", { locale: "ar-TN" });
  const { page, email, t } = seller;
  await askToSell(seller, `dorous-${unique()}`);
  await page.goto("/ar/sell/listings/new");
  const form = formOf(seller);
  await form.mode("standard").check();
  await form.title.fill(`دروس خطّ عربي ${unique()}`);
  await form.description.fill("أربع حصص للمبتدئين.");
  await form.category.selectOption({ index: 3 });
  await form.price.fill("120");
  await form.days.fill("30");
  await form.template("lessons").click();
  await expect(form.terms).toHaveValue(/^1\. الموضوع/);
  await expectGood(page);
  await form.create.click();
  await expect(page).toHaveURL(EDITOR);
  await dhmad.act(email, "passDidit");
  await expect(form.publish).toBeEnabled();
  const address = await publish(seller);
  await page.goto(address);
  await expect(page.getByText(t("browse.escrow.sign.title"))).toBeVisible();
  await page.getByText(t("browse.listing.contract.read")).click();
  await expectGood(page);
});

const picture = async () => ({
  name: "lampe.png",
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 300, height: 300, channels: 3, background: "#a52" } })
    .png()
    .toBuffer(),
});
const notes = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") };

test("without JavaScript: the fields of a way show, a template fills in, pictures go by their own form", async ({
  person,
}) => {
  const seller = await person("seller", "fr", { javaScriptEnabled: false });
  const { page, t } = seller;
  await page.goto("/fr/sell/listings/new");
  const form = formOf(seller);
  await form.mode("standard").check();
  await form.title.fill("Portrait à l’encre");
  await form.price.fill("beaucoup");
  await form.stock("several").check();
  await page.getByRole("textbox", { name: t("selling.editor.stock.count") }).fill("0");
  await form.terms.fill("Format A4.");
  await form.template("creative").click();
  await expectWrong(form.price, t("errors.priceForm"));
  await expectWrong(
    page.getByRole("textbox", { name: t("selling.editor.stock.count") }),
    t("errors.stockCountRange"),
  );
  await expect(form.mode("standard")).toBeChecked();
  await expect(form.stock("several")).toBeChecked();
  await expect(form.title).toHaveValue("Portrait à l’encre");
  await expect(form.terms).toHaveValue(/^Format A4\.\n\n1\. Objet/);
  await form.price.fill("90");
  await page.getByRole("textbox", { name: t("selling.editor.stock.count") }).fill("3");
  await form.create.click();
  await expect(page).toHaveURL(EDITOR);
  await expect(page.getByText(formatMoney(82_800, "fr"))).toBeVisible();

  await form.title.fill("Portrait à l’encre de Chine");
  await page.getByRole("button", { name: t("selling.editor.picturesAdd") }).click();
  await expect(page).toHaveURL(/\/pictures$/);
  await page.getByLabel(t("selling.editor.picturesAdd")).setInputFiles([await picture(), notes]);
  await page.getByRole("button", { name: t("selling.editor.picturesSubmit") }).click();
  await expect(page.getByText("Une photo ajoutée.")).toBeVisible();
  await expectWrong(page.getByLabel(t("selling.editor.picturesAdd")), /notes\.txt/);
  await page.getByRole("link", { name: t("selling.editor.picturesBack") }).click();
  await expect(form.title).toHaveValue("Portrait à l’encre de Chine");
  await expect(page.getByRole("img", { name: "Photo 1" })).toBeVisible();
});

test("pictures are sent as they are chosen, and what is typed meanwhile stays", async ({ person }) => {
  const seller = await person("seller");
  const { page, t } = seller;
  await writeDraft(seller, { title: "Vase", price: "20" });
  const { title } = formOf(seller);
  await title.fill("Vase de Sejnane, pas encore enregistré");
  await page.getByLabel(t("selling.editor.picturesAdd")).setInputFiles([notes, await picture()]);
  await expect(page.getByText("Une photo ajoutée.")).toBeVisible();
  await expectWrong(page.getByLabel(t("selling.editor.picturesAdd")), /notes\.txt/);
  await expect(page.getByRole("img", { name: "Photo 1" })).toBeVisible();
  await expect(title).toHaveValue("Vase de Sejnane, pas encore enregistré");
});

test("one of a kind: reserved while it is being ordered, out of the lists, and back within two seconds", async ({
  person,
  visitor,
  dhmad,
  world,
}) => {
  const seller = await person("seller");
  await askToSell(seller, `unique-${unique()}`);
  const title = `Tajine unique ${unique()}`;
  await writeDraft(seller, { title, price: "70" });
  await formOf(seller).stock("one").check();
  await dhmad.act(seller.email, "passDidit");
  await expect(formOf(seller).publish).toBeEnabled();
  const address = await publish(seller);
  const slug = address.split("/").at(-1) ?? "";

  const anybody = await visitor();
  const { page, t } = anybody;
  /** How old the change was when the page that first showed it was asked for. The lists follow, each asked anew. */
  const fresh = async (state: string, listed: boolean) => {
    const since = Date.now();
    let askedAt = since;
    const buy = page.getByRole("link", { name: t("browse.listing.buy"), exact: true });
    await expect(async () => {
      askedAt = Date.now();
      await page.goto(address);
      await expect(
        page.getByText(t(`browse.listing.state.${state === "available" ? "sold" : state}Text`)),
      ).toHaveCount(state === "available" ? 0 : 1, { timeout: 1 });
      if (state === "available") await expect(buy.first()).toBeVisible({ timeout: 1 });
      else await expect(buy).toHaveCount(0, { timeout: 1 });
    }).toPass({ intervals: [100], timeout: 10_000 });
    const category = await page
      .getByRole("navigation", { name: t("browse.breadcrumbs") })
      .getByRole("link")
      .last()
      .getAttribute("href");
    await expect(async () => {
      await page.goto(category ?? "");
      await expect(page.getByRole("link", { name: title })).toHaveCount(listed ? 1 : 0, { timeout: 1 });
    }).toPass({ intervals: [100], timeout: 10_000 });
    return askedAt - since;
  };
  await page.goto(address);
  await expect(page.getByText("Un seul exemplaire")).toBeVisible();

  const buyer = await person("buyer");
  await order(buyer, address);
  expect(await fresh("reserved", false)).toBeLessThan(FRESH_WITHIN_MS);
  await page.goto(address);
  await expectGood(page);
  await seller.page.goto("/fr/sell/listings");
  await expect(seller.page.getByRole("listitem").filter({ hasText: title })).toContainText(
    String(t("selling.listings.state.reserved")),
  );
  await expectGood(seller.page);

  const sql = postgres(world.databaseUrl, { max: 1 });
  const end = (status: string) => sql`
    update orders set status = ${status}::order_status
    where listing_id = (select id from listings where slug = ${slug})`;
  await end("paid");
  expect(await fresh("sold", false)).toBeLessThan(FRESH_WITHIN_MS);
  await end("cancelled");
  await sql.end();
  expect(await fresh("available", true)).toBeLessThan(FRESH_WITHIN_MS);
});

test("boosted: first in its category, marked in each language, and back in its place when it ends", async ({
  visitor,
  world,
}) => {
  const sql = postgres(world.databaseUrl, { max: 1 });
  // The oldest of a category of the demo data that no test writes into.
  const [oldest] = await sql<{ id: string; slug: string; title: string }[]>`
    select id, slug, title from listings
    where status = 'published' and category_slug = 'sport' order by published_at limit 1`;
  if (!oldest) throw new Error("The demo data has nothing for sport");
  const boost = (until: Date | null) =>
    sql`update listings set boosted_until = ${until} where id = ${oldest.id}`;
  await boost(new Date(Date.now() + 7 * 86_400_000));
  for (const locale of ["fr", "ar", "en"] as const) {
    const { page, t } = await visitor({ uiLocale: locale });
    const first = page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading") })
      .first();
    await expect(async () => {
      await page.goto(`/${locale}/c/sport`);
      await expect(first).toContainText(oldest.title, { timeout: 1 });
    }).toPass({ timeout: 10_000 });
    await expect(first).toContainText(String(t("browse.sponsored")));
    await expect(page.getByText(t("browse.sponsored"))).toHaveCount(1);
    await expectGood(page);
  }
  await boost(null);
  await sql.end();
  const { page, t } = await visitor();
  await expect(async () => {
    await page.goto("/fr/c/sport");
    await expect(page.getByText(t("browse.sponsored"))).toHaveCount(0, { timeout: 1 });
  }).toPass({ timeout: 10_000 });
});
