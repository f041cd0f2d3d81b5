import { describe, expect, test } from "vitest";
import { openBrowser } from "./browser";
import { startForTests, type World } from "./harness";
import { BUYER, newEscrow, SELLER, verifiedSeller } from "./steps";

const app = startForTests();

function dashboard(world: World) {
  const browser = openBrowser(app);
  const page = (path = "/developer") => browser.get(`${path}?world=${world.world}`);
  const send = async (path: string, form: Record<string, string> = {}) => {
    const answer = await browser.post(path, { world: world.world, ...form });
    return { ...answer, page: await browser.get(answer.location ?? "/nowhere") };
  };
  return { page, send };
}

describe("the developer's dashboard", () => {
  test("name and default fee reach the next escrow and its checkout", async () => {
    const world = await app.world();
    const { send } = dashboard(world);
    const bad = await send("/developer/application", { name: "Boutique", fee: "51" });
    expect(bad.page.html).toContain("pourcentage entre 0 et 50");
    expect(bad.page.html).toContain('value="Boutique"');
    await send("/developer/application", { name: "Boutique", fee: "2,5" });
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world, { amount: 100 });
    const read = await app.api(world.keys.sandbox, "GET", `/escrows/${id}`);
    expect(read.body.escrow).toMatchObject({ developerFee: 2.5, developerFeePercentage: 2.5 });
    const session = await app.api(world.keys.sandbox, "POST", `/escrows/${id}/sessions`, {
      action: "accept_pay",
      targetUserEmail: BUYER,
      redirectUrl: `${app.receiver().urlFor(world.world)}/checkout/callback`,
    });
    const checkout = await openBrowser(app).get(`/checkout/${session.body.sessionId}`);
    expect(checkout.html).toContain("Frais de Boutique");
  });

  test("addresses are added and taken away, and the API follows", async () => {
    const world = await app.world();
    const { send } = dashboard(world);
    expect((await send("/developer/redirects", { url: "http://shop.example/back" })).page.html).toContain(
      "Indiquez une adresse HTTPS",
    );
    const url = "https://shop.example/back";
    const ask = () =>
      app.api(world.keys.sandbox, "POST", "/identity-verifications", { email: SELLER, redirect_url: url });
    expect((await ask()).status).toBe(400);
    await send("/developer/redirects", { url });
    expect((await ask()).status).toBe(201);
    expect((await send("/developer/redirects/remove", { url })).page.html).not.toContain(url);
    const oauth = await send("/developer/oauth", { uris: "https://shop.example/" });
    expect(oauth.page.html).toContain("https://shop.example/</textarea>");
    expect(oauth.location).toContain("error=bad_redirect");
    const kept = await send("/developer/oauth", {
      uris: "https://shop.example/cb\nhttps://shop.example/cb2",
    });
    expect(kept.page.html).toContain("https://shop.example/cb2</textarea>");
  });

  test("webhooks: two at most, events chosen, the secret shown once, regenerated, deleted", async () => {
    const world = await app.world();
    const { page, send } = dashboard(world);
    expect((await page("/developer/webhooks")).html).toContain(world.webhookSecret);
    const bad = await send("/developer/endpoints", { url: "ftp://x", events: "contract.signed" });
    expect(bad.page.html).toContain('value="ftp://x"');
    const made = await send("/developer/endpoints", {
      url: "https://shop.example/hook",
      events: "contract.signed",
    });
    const secret = made.page.html.match(/<code>([0-9a-f]{64})<\/code><\/div>/)?.[1] ?? "";
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    const later = await page("/developer/webhooks");
    expect(later.html).not.toContain(secret);
    expect(later.html).toContain("Deux webhooks existent déjà");
    const third = await send("/developer/endpoints", {
      url: "https://shop.example/3",
      events: "contract.signed",
    });
    expect(third.location).toContain("error=webhook_limit");
    const actions = [...later.html.matchAll(/\/developer\/endpoints\/([0-9a-f]+)\/secret/g)].map((m) => m[1]);
    const fresh = await send(`/developer/endpoints/${actions[1]}/secret`);
    expect(fresh.page.html).toContain("montré qu&#39;une fois");
    const off = await send(`/developer/endpoints/${actions[1]}`, {
      url: "https://shop.example/hook2",
      events: "escrow.updated",
    });
    expect(off.page.html).toContain("Inactif");
    expect((await send(`/developer/endpoints/${actions[1]}/delete`)).page.html).not.toContain("hook2");
  });

  test("the API log shows each call with what was asked and answered", async () => {
    const world = await app.world();
    const { page } = dashboard(world);
    await newEscrow(app, world, { title: "Une lampe <i>" });
    await app.api(world.keys.live, "GET", "/escrows/nonsense");
    const log = await page("/developer/log");
    expect(log.html).toContain("Une lampe &lt;i&gt;");
    expect(log.html).toContain("Invalid escrow ID");
    const browser = openBrowser(app);
    const some = await browser.get(`/developer/log?world=${world.world}&path=nonsense`);
    expect(some.html).not.toContain("Une lampe");
  });

  test("association and a key's own limit", async () => {
    const world = await app.world();
    const { send } = dashboard(world);
    await send("/developer/association", { off: "1" });
    expect((await app.api(world.keys.live, "GET", "/balance")).status).toBe(403);
    const unknown = await send("/developer/association", { email: "nobody@example.tn" });
    expect(unknown.page.html).toContain("Aucun compte n&#39;existe avec cet e-mail.");
    await send("/developer/association", { email: world.platformEmail });
    expect((await app.api(world.keys.live, "GET", "/balance")).status).toBe(200);
    const key = (await send("/developer/checks")).page.html.match(/\/developer\/keys\/(\w+)/)?.[1];
    expect((await send(`/developer/keys/${key}`, { limit: "x" })).page.html).toContain("de 1 à 100 000");
    const saved = await send(`/developer/keys/${key}`, { limit: "7" });
    expect(saved.page.html).toContain('value="7"');
    const limit = (await app.api(world.keys.live, "GET", "/me")).headers.get("x-ratelimit-limit");
    expect(limit).toBe("7");
  });
});

test("control sets what the dashboard sets", async () => {
  const world = await app.world();
  const set = (body: object) => app.control("POST", "/developer", { world: world.world, ...body });
  const answer = await set({ applicationName: "Atelier", checkoutAsks: { phone: true } });
  expect(answer.body).toMatchObject({
    applicationName: "Atelier",
    defaultDeveloperFeePercentage: 0,
    checkoutAsks: { phone: true, identity: false },
  });
  expect((await set({ defaultDeveloperFeePercentage: 60 })).status).toBe(400);
  expect((await set({ defaultDeveloperFeePercentage: 3 })).body).toMatchObject({
    applicationName: "Atelier",
    defaultDeveloperFeePercentage: 3,
  });
  expect((await dashboard(world).page()).html).toContain('value="Atelier"');
});

test("an account is opened at /register, where log-in can be chosen instead", async () => {
  const world = await app.world();
  const browser = openBrowser(app);
  const here = `/register?world=${world.world}`;
  expect((await browser.get(here)).html).toContain("Créer un compte DHMAD");
  expect(await browser.login(world.world, "new@example.tn", here)).toBe(here);
  expect((await browser.get("/dashboard")).html).toContain("Bonjour");
});
