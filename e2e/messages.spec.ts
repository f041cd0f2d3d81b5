import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import sharp from "sharp";
import { createDb } from "@/db/client";
import { createMarket, type Market } from "@/support/market";
import { test as base, expect, expectAccessible, type Person, signIn } from "./fixtures";

type Shop = Market & {
  /** Its seller, signed in with a browser of their own. */
  openSeller: (options?: { uiLocale?: "fr" | "ar"; javaScriptEnabled?: boolean }) => Promise<Person>;
};

/** A shop of its own for each test: its seller's unread messages are nobody else's. */
const test = base.extend<{ shop: Shop }>({
  shop: async ({ world, visitor, dhmad }, use) => {
    const { db, close } = createDb(world.databaseUrl, 1);
    const market = await createMarket(db);
    await close();
    const openSeller: Shop["openSeller"] = async (options = {}) => {
      const seller = { ...(await visitor(options)), email: market.seller.email };
      await signIn(seller, dhmad, world);
      return seller;
    };
    await use({ ...market, openSeller });
  },
});

// Two people sign in for each, by mail.
test.setTimeout(180_000);

const photo = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: 31, g: 95, b: 70 } } })
    .jpeg()
    .toBuffer();
const drawing = async () => ({
  name: "dessin.gif",
  mimeType: "image/gif",
  buffer: await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
    .gif()
    .toBuffer(),
});
const paper = {
  name: "facture n° 7.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4\n%%EOF\n"),
};

const fieldOf = ({ page, t }: Person) => page.getByRole("textbox", { name: t("messages.form.label") });
const filesOf = ({ page, t }: Person) => page.getByLabel(t("messages.form.files"));
const logOf = ({ page, t }: Person) => page.getByRole("log", { name: t("messages.thread.log") });

async function write(someone: Person, text: string): Promise<void> {
  await fieldOf(someone).fill(text);
  await someone.page.getByRole("button", { name: someone.t("messages.form.send") }).click();
}

/** Writes the first question about a listing. Ends on the thread. */
async function ask(someone: Person, slug: string, text: string): Promise<void> {
  await someone.page.goto(`/${someone.locale}/messages/new/${slug}`);
  await write(someone, text);
  await expect(someone.page).toHaveURL(/\/messages\/[0-9a-f-]{36}/);
  await expect(logOf(someone).getByText(text)).toBeVisible();
}

test("a question on a listing, and its answer without a reload", async ({ visitor, shop, dhmad, world }) => {
  const buyer = await visitor();
  const { page, t } = buyer;
  await page.goto(`/fr/l/${shop.listing.slug}`);
  await page.getByRole("link", { name: t("messages.ask.link") }).click();
  await page.waitForURL(/\/sign-in/);
  // Signing in by the mail leads back to the question.
  const mail = await dhmad.mailAfter(buyer.email, async () => {
    await page.getByRole("textbox", { name: t("auth.signIn.email") }).fill(buyer.email);
    await page.getByRole("button", { name: t("auth.signIn.submit") }).click();
  });
  await page.goto(mail.text.match(/https?:\/\/\S+/)?.[0] ?? world.appUrl);
  await page.getByRole("button", { name: t("auth.confirm.submit") }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("messages.ask.title") })).toBeVisible();
  await expect(page.getByText(t("messages.safety.title"))).toBeVisible();
  await expectAccessible(page);
  await write(buyer, "Bonjour, est-il lavable ?\nMerci !");
  await expect(page).toHaveURL(/\/messages\/[0-9a-f-]{36}/);
  await expect(logOf(buyer).getByText("Bonjour, est-il lavable ?")).toBeVisible();
  await expect(fieldOf(buyer)).toHaveValue("");

  const seller = await shop.openSeller();
  await seller.page.goto("/fr/messages");
  const menu = seller.page.getByLabel(/, Messages non lus : 1$|, Messages non lus: 1$/);
  await expect(menu).toBeVisible();
  await expect(seller.page.getByText("1 message non lu")).toBeAttached();
  await expectAccessible(seller.page);
  await seller.page
    .getByRole("main")
    .getByRole("link", { name: t("messages.somebody.buyer") })
    .click();
  await expect(logOf(seller).getByText("Bonjour, est-il lavable ?")).toBeVisible();
  await expect(menu, "what was seen is read").toBeHidden();

  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await fieldOf(buyer).fill("Et combien pèse");
  await write(seller, "Oui, à 30 degrés.");
  await expect(logOf(buyer).getByText("Oui, à 30 degrés.")).toBeVisible();
  await expect(fieldOf(buyer), "what is being typed stays").toHaveValue("Et combien pèse");
  await write(buyer, "Et combien pèse-t-il ?");
  await expect(logOf(seller).getByText("Et combien pèse-t-il ?")).toBeVisible();
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
  await expectAccessible(page);

  // Who asks again goes on in the same conversation.
  const thread = new URL(page.url()).pathname;
  await page.goto(`/fr/messages/new/${shop.listing.slug}`);
  await expect(page).toHaveURL(new RegExp(`${thread}(#newest)?$`));
  await page.goto("/fr/messages");
  await expect(page.getByText("Vous : Et combien pèse-t-il ?")).toBeVisible();
});

test("a picture and a PDF are for the two only; other files are refused at the field", async ({
  person,
  visitor,
  shop,
}) => {
  const buyer = await person("buyer");
  const { page, t } = buyer;
  await page.goto(`/fr/messages/new/${shop.listing.slug}`);
  await filesOf(buyer).setInputFiles(await drawing());
  await write(buyer, "Voici ma pièce");
  await expect(filesOf(buyer)).toHaveAttribute("aria-invalid", "true");
  await expect(filesOf(buyer)).toHaveAccessibleDescription(/dessin\.gif.*JPEG, PNG/);
  await expect(fieldOf(buyer)).toHaveValue("Voici ma pièce");
  await expectAccessible(page);
  const heavy = Buffer.alloc(5 * 1024 * 1024 + 1);
  await filesOf(buyer).setInputFiles({ name: "lourd.pdf", mimeType: "application/pdf", buffer: heavy });
  await expect(filesOf(buyer)).toHaveAccessibleDescription(new RegExp(String(t("errors.filesTooHeavy"))));

  await filesOf(buyer).setInputFiles([
    { name: "salon.jpg", mimeType: "image/jpeg", buffer: await photo() },
    paper,
  ]);
  await page.getByRole("button", { name: t("messages.form.send") }).click();
  await expect(page).toHaveURL(/\/messages\/[0-9a-f-]{36}/);
  const picture = logOf(buyer).getByRole("img", { name: /salon\.webp/ });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(640);
  const pdf = logOf(buyer).getByRole("link", { name: /facture n° 7\.pdf/ });
  const addresses = [await picture.getAttribute("src"), await pdf.getAttribute("href")].map(String);

  const seller = await shop.openSeller();
  const thread = new URL(page.url()).pathname;
  await seller.page.goto(thread);
  const download = seller.page.waitForEvent("download");
  await logOf(seller)
    .getByRole("link", { name: /facture n° 7\.pdf/ })
    .click();
  expect((await download).suggestedFilename()).toBe("facture n° 7.pdf");

  const stranger = await person("stranger");
  expect((await stranger.page.goto(thread))?.status()).toBe(404);
  const nobody = await visitor();
  for (const address of addresses) {
    const mine = await page.request.get(address);
    expect(mine.status()).toBe(200);
    expect(mine.headers()).toMatchObject({
      "cache-control": "private, no-store",
      "content-security-policy": expect.stringContaining("sandbox; default-src 'none'"),
      "content-disposition": expect.stringMatching(/^(inline|attachment); /),
      "x-content-type-options": expect.stringMatching(/^nosniff/),
    });
    expect((await seller.page.request.get(address)).status()).toBe(200);
    expect((await stranger.page.request.get(address)).status(), address).toBe(404);
    expect((await nobody.page.request.get(address)).status(), address).toBe(404);
  }

  // A form elsewhere cannot speak for who is signed in here.
  const forged = await page.request.post("/messages/send?locale=fr", {
    headers: { origin: "https://evil.example" },
    multipart: { to: `listing:${shop.listing.slug}`, clientId: crypto.randomUUID(), body: "Payez-moi ici" },
  });
  expect(forged.status()).toBe(403);
  await seller.page.reload();
  await expect(logOf(seller).getByText("Voici ma pièce")).toBeVisible();
  await expect(logOf(seller).getByText("Payez-moi ici")).toHaveCount(0);
});

test("without JavaScript: errors stand at the fields, what was typed stays, and a message is sent and read", async ({
  person,
  shop,
}) => {
  const buyer = await person("buyer", "fr", { javaScriptEnabled: false });
  const { page, t } = buyer;
  await page.goto(`/fr/messages/new/${shop.listing.slug}`);
  await write(buyer, "   ");
  await expect(fieldOf(buyer)).toHaveAttribute("aria-invalid", "true");
  await expect(fieldOf(buyer)).toHaveAccessibleDescription(t("errors.messageEmpty"));
  await filesOf(buyer).setInputFiles(await drawing());
  await write(buyer, "Il mesure combien ?");
  await expect(filesOf(buyer)).toHaveAccessibleDescription(/dessin\.gif/);
  await expect(fieldOf(buyer)).toHaveValue("Il mesure combien ?");
  // Far more than is read: the answer comes all the same, with the text.
  const heavy = test.info().outputPath("lourd.pdf");
  await writeFile(heavy, Buffer.alloc(30 * 1024 * 1024, 7));
  await filesOf(buyer).setInputFiles(heavy);
  await write(buyer, "Il mesure vraiment combien ?");
  await expect(filesOf(buyer)).toHaveAccessibleDescription(new RegExp(String(t("errors.filesTooHeavy"))));
  await expect(fieldOf(buyer)).toHaveValue("Il mesure vraiment combien ?");
  await filesOf(buyer).setInputFiles(paper);
  await page.getByRole("button", { name: t("messages.form.send") }).click();
  await expect(page).toHaveURL(/\/messages\/[0-9a-f-]{36}#newest$/);
  await expect(logOf(buyer).getByText("Il mesure vraiment combien ?")).toBeVisible();
  await expect(fieldOf(buyer)).toHaveValue("");

  const seller = await shop.openSeller({ javaScriptEnabled: false });
  await seller.page.goto("/fr/messages");
  await expect(seller.page.getByText("1 message non lu")).toBeAttached();
  await seller.page
    .getByRole("main")
    .getByRole("link", { name: t("messages.somebody.buyer") })
    .click();
  await expect(logOf(seller).getByText("Il mesure vraiment combien ?")).toBeVisible();
  await seller.page.getByRole("button", { name: t("messages.thread.markRead") }).click();
  await expect(seller.page.getByRole("button", { name: t("messages.thread.markRead") })).toHaveCount(0);
  await write(seller, "Deux mètres sur trois.");
  await page.reload();
  await expect(logOf(buyer).getByText("Deux mètres sur trois.")).toBeVisible();
});

test("in Arabic: the empty list, the error at the field, the thread; one's own listing says so", async ({
  person,
  shop,
}) => {
  const buyer = await person("buyer", "ar", { locale: "ar-TN" });
  const { page, t } = buyer;
  await page.goto("/ar/messages");
  await expect(page.getByRole("heading", { name: t("messages.empty.title") })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/ar/messages/new/${shop.listing.slug}`);
  await page.getByRole("button", { name: t("messages.form.send") }).click();
  await expect(fieldOf(buyer)).toHaveAccessibleDescription(t("errors.messageEmpty"));
  await expectAccessible(page);
  await ask(buyer, shop.listing.slug, "السلام عليكم، هل هو جديد؟");

  const seller = await shop.openSeller({ uiLocale: "ar" });
  await seller.page.goto("/ar/messages");
  await expectAccessible(seller.page);
  await seller.page
    .getByRole("main")
    .getByRole("link", { name: t("messages.somebody.buyer") })
    .click();
  await write(seller, "وعليكم السلام، نعم.");
  await expect(logOf(buyer).getByText("وعليكم السلام، نعم.")).toBeVisible();
  await expectAccessible(seller.page);
  await seller.page.goto(`/ar/messages/new/${shop.listing.slug}`);
  await expect(seller.page.getByText(t("messages.ask.own.title"))).toBeVisible();
  await expect(fieldOf(seller)).toHaveCount(0);
  await expectAccessible(seller.page);
});

test("who is refused for writing too much keeps the text; old messages stand behind a link", async ({
  person,
  shop,
}) => {
  const buyer = await person("buyer");
  const { page, t } = buyer;
  await ask(buyer, shop.listing.slug, "Message 0");
  const to = `conversation:${new URL(page.url()).pathname.split("/").at(-1)}`;
  // As many as it takes: the ten minutes that are counted may end in between.
  let refused = false;
  for (let n = 1; n < 70 && !refused; n += 1) {
    const answer = await page.request.post("/messages/send?locale=fr", {
      headers: { origin: new URL(page.url()).origin, accept: "application/json" },
      multipart: {
        to,
        clientId: crypto.randomUUID(),
        body: `Message ${n} ${randomBytes(2).toString("hex")}`,
      },
    });
    refused = (await answer.json()).status === "error";
  }
  expect(refused).toBe(true);
  await write(buyer, "Un de trop");
  await expect(page.getByRole("alert").getByText(t("errors.tooManyMessages"))).toBeVisible();
  await expect(fieldOf(buyer)).toHaveValue("Un de trop");

  const seller = await shop.openSeller();
  await seller.page.goto(new URL(page.url()).pathname);
  await write(seller, "Doucement !");
  await expect(logOf(seller).getByText("Doucement !")).toBeVisible();
  await expect(logOf(seller).getByText("Message 0", { exact: true })).toHaveCount(0);
  await seller.page.getByRole("link", { name: t("messages.thread.older") }).click();
  await expect(logOf(seller).getByText("Message 0", { exact: true })).toBeVisible();
  await seller.page.getByRole("link", { name: t("messages.thread.newest") }).click();
  await expect(logOf(seller).getByText("Doucement !")).toBeVisible();
});
