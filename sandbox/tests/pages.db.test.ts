import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openBrowser } from "./browser";
import { startForTests, type World } from "./harness";
import { act, idle, paidEscrow, returnPath, SELLER, verifiedSeller } from "./steps";

const app = startForTests();
const address = (name: string) => `${name}-${randomBytes(4).toString("hex")}@example.tn`;

async function open(world: World, buyer: string, action = "accept_pay", escrowId?: string) {
  const id = escrowId ?? (await create(world, buyer));
  const answer = await app.api(world.keys.live, "POST", `/escrows/${id}/sessions`, {
    action,
    targetUserEmail: buyer,
    redirectUrl: `${returnPath(app, world)}?order=7`,
  });
  return {
    escrowId: id,
    sessionId: String(answer.body.sessionId),
    path: `/checkout/${answer.body.sessionId}`,
  };
}

async function create(world: World, buyer: string): Promise<string> {
  const answer = await app.api(world.keys.live, "POST", "/escrows", {
    title: "Lampe <b>martelée</b>",
    amount: 120.5,
    buyerEmail: buyer,
    sellerEmail: SELLER,
    mode: "quick",
    estimatedDeliveryDays: 3,
    developerFeePercentage: 2,
  });
  return (answer.body.escrow as { id: string }).id;
}

describe("the checkout, without JavaScript", () => {
  test("log in by mail, register, top up, pay, deliver, complete", async () => {
    const world = await app.world();
    const buyer = address("buyer");
    await verifiedSeller(app, world);
    const { escrowId, sessionId, path } = await open(world, buyer);
    const browser = openBrowser(app);
    const first = await browser.get(path);
    expect(first.html).toContain("Connectez-vous pour continuer");
    expect(first.html).toContain("Lampe &lt;b&gt;martelée&lt;/b&gt;");
    expect(first.html).toContain("6,025 DT");
    expect(await browser.login(world.world, buyer, path)).toBe(path);
    expect((await browser.get(path)).html).toContain("Recharger le portefeuille");
    const early = await browser.post(`${path}/finish`);
    expect(early.location).toBe(`${path}?error=insufficient_balance`);
    expect((await browser.post(`${path}/top-up`, { amount: "abc" })).location).toBe(
      `${path}?error=bad_amount`,
    );
    expect((await browser.post(`${path}/top-up`, { amount: "120,5" })).location).toBe(path);
    expect((await browser.get(path)).html).toContain("Confirmer et payer");
    const paid = await browser.post(`${path}/finish`);
    expect([paid.status, paid.location]).toEqual([
      303,
      `${returnPath(app, world)}?order=7&session_id=${sessionId}&status=completed`,
    ]);
    expect((await browser.get(path)).html).toContain("C&#39;est fait");

    const seller = openBrowser(app);
    const page = `/dashboard/escrow/${escrowId}`;
    expect(await seller.login(world.world, SELLER, page)).toBe(page);
    expect((await seller.get(page)).html).toContain("Marquer comme livré");
    await seller.post(`${page}/deliver`);
    expect((await browser.get(page)).html).toContain("Refuser la livraison");
    await browser.post(`${page}/reject`, { reason: "Mauvaise couleur" });
    expect((await seller.get(page)).html).toContain("Mauvaise couleur");
    await seller.post(`${page}/deliver`);
    const complete = await open(world, buyer, "complete", escrowId);
    expect((await browser.get(complete.path)).html).toContain("Confirmer la réception");
    expect((await browser.post(`${complete.path}/finish`)).location).toContain("status=completed");
    const balance = await app.api(world.keys.live, "GET", "/balance");
    expect(balance.body).toMatchObject({ balance: { available: 2.41 } });
    expect((await browser.get("/dashboard")).html).toContain("Terminé");
  });

  test("another person is told whose step it is and cannot take it", async () => {
    const world = await app.world();
    const buyer = address("buyer");
    await verifiedSeller(app, world);
    const { path, escrowId } = await open(world, buyer);
    const stranger = openBrowser(app);
    await stranger.login(world.world, address("stranger"), "/dashboard");
    expect((await stranger.get(path)).html).toContain("Vous êtes connecté avec un autre compte");
    expect((await stranger.post(`${path}/finish`)).location).toBe(`${path}?error=not_target`);
    const page = await stranger.get(`/dashboard/escrow/${escrowId}`);
    expect([page.status, page.html.includes("martelée")]).toEqual([403, false]);
    expect((await stranger.post(`/dashboard/escrow/${escrowId}/cancel`)).location).toContain(
      "error=wrong_party",
    );
    expect((await stranger.post("/logout", { next: path })).location).toBe(path);
    expect((await stranger.get(path)).html).toContain("Connectez-vous");
  });

  test("an expired session leads back with status=expired, a cancelled one with status=cancelled", async () => {
    const world = await app.world();
    const buyer = address("buyer");
    await verifiedSeller(app, world);
    const late = await open(world, buyer);
    const browser = openBrowser(app);
    await browser.login(world.world, buyer, late.path);
    await app.control("POST", "/clock", { world: world.world, advanceMs: 31 * 60_000 });
    expect((await browser.get(late.path)).html).toContain("Cette session a expiré");
    expect((await browser.post(`${late.path}/finish`)).location).toContain("status=expired");
    const left = await open(world, buyer, "accept_pay", late.escrowId);
    expect((await browser.post(`${left.path}/cancel`)).location).toContain("status=cancelled");
    expect((await browser.get(left.path)).html).toContain("Session annulée");
  });
});

describe("log-in", () => {
  test("wrong codes are told and counted; five end it; a bad address stands at the field", async () => {
    const world = await app.world();
    const email = address("tries");
    const browser = openBrowser(app);
    const here = `/login?world=${world.world}`;
    const bad = await browser.post("/login/email", { world: world.world, email: "x", here });
    expect((await browser.get(bad.location ?? "")).html).toContain("Saisissez une adresse e-mail valide.");
    await browser.post("/login/email", { world: world.world, email, here });
    const codes = [];
    for (let tries = 0; tries < 6; tries += 1) {
      codes.push(
        (await browser.post("/login/code", { code: "000000x", here })).location?.match(/error=(\w+)/)?.[1],
      );
    }
    expect(codes).toEqual([...Array(5).fill("wrong_code"), "expired"]);
    const mails = (await app.control("GET", `/mails?to=${email}`)).body.mails as { text: string }[];
    const code = mails[0]?.text.match(/\d{6}/)?.[0] ?? "";
    expect((await browser.post("/login/code", { code, here })).location).toContain("error=expired");
  });

  test("a form from another origin is refused; a code of another browser does not work", async () => {
    const world = await app.world();
    const email = address("csrf");
    const browser = openBrowser(app);
    const foreign = await browser.post("/login/email", { world: world.world, email }, "http://evil.example");
    expect(foreign.status).toBe(403);
    await browser.post("/login/email", { world: world.world, email, here: "/login" });
    const mails = (await app.control("GET", `/mails?to=${email}`)).body.mails as { text: string }[];
    const code = mails[0]?.text.match(/\d{6}/)?.[0] ?? "";
    const thief = openBrowser(app);
    expect((await thief.post("/login/code", { code, here: "/login" })).location).toContain("error=expired");
    expect(thief.jar.has("dhmad_sandbox_session")).toBe(false);
  });
});

describe("Didit and the desk", () => {
  test("the mail leads to Didit; passing leads back; an uncertain result waits for the desk", async () => {
    const world = await app.world();
    const [sure, unsure] = [address("sure"), address("unsure")];
    const redirect_url = `${app.receiver().urlFor(world.world)}/onboarding/kyc-done`;
    const browser = openBrowser(app);
    const link = async (email: string) => {
      await app.api(world.keys.live, "POST", "/identity-verifications", { email, redirect_url });
      const mails = (await app.control("GET", `/mails?to=${email}`)).body.mails as { text: string }[];
      return new URL(mails[0]?.text.match(/http\S+\/didit\/\S+/)?.[0] ?? "").pathname;
    };
    const first = await link(sure);
    expect((await browser.get(first)).html).toContain("Réussir la vérification");
    expect((await browser.post(first, { outcome: "pass" })).location).toBe(redirect_url);
    expect((await browser.get(first)).html).toContain("Identité vérifiée");
    const second = await link(unsure);
    await browser.post(second, { outcome: "review" });
    expect((await browser.get(second)).html).toContain("En cours d&#39;examen");
    await idle(app, world);
    expect(app.receiver().of(world.world)).toHaveLength(1);
    const desk = await browser.get(`/admin?world=${world.world}`);
    const action = desk.html.match(/\/admin\/verifications\/[0-9a-f]+/)?.[0] ?? "";
    await browser.post(action, { world: world.world, decision: "approve" });
    await idle(app, world);
    expect(app.receiver().of(world.world)[1]?.body.data).toMatchObject({
      email: unsure,
      kyc_status: "approved",
      status_source: "admin_review",
    });
  });
});

describe("the other pages", () => {
  test("each is served in three languages, with direction and security headers", async () => {
    const world = await app.world();
    await paidEscrow(app, world);
    await act(app, world, SELLER, "register");
    const paths = ["/", "/login", "/mailbox", "/developer", "/admin"].map(
      (path) => `${path}?world=${world.world}`,
    );
    for (const path of paths) {
      for (const [lang, dir] of [
        ["fr", "ltr"],
        ["ar", "rtl"],
        ["en", "ltr"],
      ]) {
        const page = await openBrowser(app).get(`${path}&lang=${lang}`);
        expect(page.status).toBe(200);
        expect(page.html).toContain(`<html lang="${lang}" dir="${dir}">`);
        expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
      }
    }
    expect((await openBrowser(app).get("/nowhere")).status).toBe(404);
    expect((await openBrowser(app).get("/checkout/none")).status).toBe(404);
    const font = await openBrowser(app).get("/assets/arabic.woff2");
    expect(font.headers.get("content-type")).toBe("font/woff2");
  });

  test("the mailbox finds, shows and disarms", async () => {
    const world = await app.world();
    const email = address("mail");
    const browser = openBrowser(app);
    await app.api(world.keys.live, "POST", "/identity-verifications", { email });
    const list = await browser.get(`/mailbox?q=${email}`);
    const path = list.html.match(/\/mailbox\/\d+/)?.[0] ?? "";
    const message = await browser.get(path);
    expect(message.html).toContain("Liens dans ce message");
    expect(message.html).toContain("/didit/");
    const html = await browser.get(`${path}/html`);
    expect(html.headers.get("content-security-policy")).toMatch(/^sandbox .*default-src 'none'/);
    expect((await browser.get(`${path}/raw`)).html).toMatch(/^X-DHMAD-World|^x-dhmad-world|From:/im);
  });

  test("the developer's page lists deliveries and resends", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    await idle(app, world);
    const browser = openBrowser(app);
    const page = await browser.get(`/developer?world=${world.world}`);
    expect(page.html).toContain("identity.verification.updated");
    expect(page.html).toContain(world.keys.live);
    const action = page.html.match(/\/developer\/webhooks\/whd_\w+\/resend/)?.[0] ?? "";
    expect((await browser.post(action, { world: world.world })).status).toBe(303);
    await idle(app, world);
    expect(app.receiver().of(world.world)).toHaveLength(2);
  });
});
