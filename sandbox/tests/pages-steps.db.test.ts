import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openBrowser } from "./browser";
import { startForTests, type World } from "./harness";
import { act, returnPath, verifiedSeller } from "./steps";

const app = startForTests();
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A world with a verified seller and a buyer, each signed in with a browser. */
async function scene() {
  const world = await app.world();
  const mark = randomBytes(4).toString("hex");
  const [seller, buyer] = [`seller-${mark}@example.tn`, `buyer-${mark}@example.tn`];
  await verifiedSeller(app, world, seller);
  await act(app, world, buyer, "topUp", { amount: 500 });
  const people = { seller: openBrowser(app), buyer: openBrowser(app) };
  await people.seller.login(world.world, seller, "/dashboard");
  await people.buyer.login(world.world, buyer, "/dashboard");
  return { world, seller, buyer, people };
}

type Scene = Awaited<ReturnType<typeof scene>>;

async function escrow(
  { world, seller, buyer }: Scene,
  over: Record<string, unknown> = {},
  key = world.keys.live,
) {
  const answer = await app.api(key, "POST", "/escrows", {
    title: "Vélo",
    amount: 100,
    buyerEmail: buyer,
    sellerEmail: seller,
    mode: "quick",
    estimatedDeliveryDays: 3,
    ...over,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body.escrow as { id: string }).id;
}

async function open(
  world: World,
  escrowId: string,
  action: string,
  targetUserEmail: string,
): Promise<string> {
  const answer = await app.api(world.keys.live, "POST", `/escrows/${escrowId}/sessions`, {
    action,
    targetUserEmail,
    redirectUrl: returnPath(app, world),
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return `/checkout/${answer.body.sessionId}`;
}

async function paid(on: Scene, over: Record<string, unknown> = {}): Promise<string> {
  const id = await escrow(on, over);
  const path = await open(on.world, id, "accept_pay", on.buyer);
  expect((await on.people.buyer.post(`${path}/finish`)).location).toContain("status=completed");
  return id;
}

const statusOf = async (world: World, id: string) =>
  ((await app.api(world.keys.live, "GET", `/escrows/${id}`)).body.escrow as { status: string }).status;

function upload(fields: Record<string, string>, name: string, ...files: Buffer[]): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  for (const [index, data] of files.entries())
    form.append(name, new Blob([new Uint8Array(data)]), `f${index}.png`);
  return form;
}

describe("a contract", () => {
  test("each side reads and signs it on its own page; the PDF opens; then the buyer pays", async () => {
    const on = await scene();
    const { world, seller, buyer, people } = on;
    const terms = "Article <1>. Réparer le vélo.";
    const id = await escrow(on, { mode: "standard", contractTerms: terms });
    const stranger = openBrowser(app);
    for (const [who, email] of [
      ["seller", seller],
      ["buyer", buyer],
    ] as const) {
      const path = await open(world, id, "sign_contract", email);
      expect((await stranger.get(path)).html).not.toContain("Article &lt;1&gt;");
      const page = await people[who].get(path);
      expect(page.html).toContain("Article &lt;1&gt;. Réparer le vélo.");
      const blank = await people[who].post(`${path}/finish`, { signature: " " });
      expect((await people[who].get(blank.location ?? "")).html).toContain("Écrivez votre nom complet");
      const done = await people[who].post(`${path}/finish`, { signature: "Amel Trabelsi" });
      expect(done.location).toContain("status=completed");
    }
    const page = await people.buyer.get(`/dashboard/escrow/${id}`);
    const pdf = page.html.match(/href="([^"]*\/contracts\/[^"]+)"/)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect((await fetch(pdf)).headers.get("content-type")).toBe("application/pdf");
    const pay = await open(world, id, "accept_pay", buyer);
    await people.buyer.post(`${pay}/finish`);
    expect(await statusOf(world, id)).toBe("paid");
  });
});

describe("a proof of purchase", () => {
  test("is uploaded, sent back, uploaded again and accepted before the seller delivers", async () => {
    const on = await scene();
    const { world, seller, buyer, people } = on;
    const id = await paid(on, { fulfillmentPolicy: { type: "purchase_proof_required" } });
    const home = `/dashboard/escrow/${id}`;
    expect((await people.seller.get(home)).html).not.toContain("Marquer comme livré");
    const first = await open(world, id, "submit_proof", seller);
    expect((await people.seller.get(first)).html).toContain('enctype="multipart/form-data"');
    const none = await people.seller.post(`${first}/finish`, upload({ note: "Voici" }, "files"));
    const told = await people.seller.get(none.location ?? "");
    expect(told.html).toContain("Joignez un fichier.");
    expect(told.html).toContain(">Voici</textarea>");
    const wrong = await people.seller.post(`${first}/finish`, upload({}, "files", Buffer.from("<svg/>")));
    expect(wrong.location).toContain("error=bad_file_type");
    const sent = await people.seller.post(`${first}/finish`, upload({ note: "Reçu" }, "files", PNG, PNG));
    expect(sent.location).toContain("status=completed");

    const review = await open(world, id, "review_proof", buyer);
    const page = await people.buyer.get(review);
    const links = [...page.html.matchAll(/<img src="([^"]+)"/g)].map(
      (m) => m[1]?.replaceAll("&amp;", "&") ?? "",
    );
    expect(links).toHaveLength(2);
    expect((await fetch(links[0] ?? "")).headers.get("content-type")).toBe("image/png");
    const silent = await people.buyer.post(`${review}/finish`, { decision: "corrections", reason: "" });
    expect(silent.location).toContain("error=reason_required");
    await people.buyer.post(`${review}/finish`, { decision: "corrections", reason: "Illisible" });
    expect((await people.seller.get(home)).html).toContain("Illisible");
    const second = await open(world, id, "submit_proof", seller);
    await people.seller.post(`${second}/finish`, upload({}, "files", PNG));
    const accept = await open(world, id, "review_proof", buyer);
    await people.buyer.post(`${accept}/finish`, { decision: "accept" });
    expect((await people.seller.get(home)).html).toContain("Marquer comme livré");
    await people.seller.post(`${home}/deliver`);
    expect(await statusOf(world, id)).toBe("delivered");
  });
});

describe("a quarrel", () => {
  test("a dispute is opened on the page and settled at the desk", async () => {
    const on = await scene();
    const { world, buyer, people } = on;
    const id = await paid(on);
    const path = await open(world, id, "dispute", buyer);
    const empty = await people.buyer.post(`${path}/finish`, {
      disputeType: "quality",
      subject: "Cassé",
      reason: "",
    });
    const again = await people.buyer.get(empty.location ?? "");
    expect(again.html).toContain("Dites pourquoi");
    expect(again.html).toContain('value="Cassé"');
    await people.buyer.post(`${path}/finish`, {
      disputeType: "quality",
      subject: "Cassé",
      reason: "En deux.",
    });
    expect((await people.seller.get(`/dashboard/escrow/${id}`)).html).toContain("En deux.");
    const desk = openBrowser(app);
    const action =
      (await desk.get(`/admin?world=${world.world}`)).html.match(/\/admin\/disputes\/\w+/)?.[0] ?? "";
    await desk.post(action, { world: world.world, outcome: "refund", note: "Remboursé" });
    expect(await statusOf(world, id)).toBe("cancelled");
    expect((await people.buyer.get("/dashboard")).html).toContain("500,000 DT");
    const twice = await desk.post(action, { world: world.world, outcome: "release" });
    expect(twice.location).toContain("error=already_decided");
  });

  test("a cancellation is requested, refused, requested again and accepted; or the seller cancels outright", async () => {
    const on = await scene();
    const { world, seller, buyer, people } = on;
    const id = await paid(on);
    const finish = async (who: "buyer" | "seller", action: string, form: Record<string, string> = {}) => {
      const path = await open(world, id, action, who === "buyer" ? buyer : seller);
      const shown = (await people[who].get(path)).html;
      expect((await people[who].post(`${path}/finish`, form)).location).toContain("status=completed");
      return shown;
    };
    await finish("buyer", "request_cancellation", { reason: "Trop long" });
    expect(await finish("seller", "reject_cancellation")).toContain("Trop long");
    await finish("buyer", "request_cancellation");
    expect(await finish("seller", "accept_cancellation")).toContain("Accepter et rembourser");
    expect(await statusOf(world, id)).toBe("cancelled");
    const other = await paid(on);
    const path = await open(world, other, "cancel_escrow", seller);
    await people.seller.post(`${path}/finish`);
    expect(await statusOf(world, other)).toBe("cancelled");
  });
});

describe("a guest", () => {
  test("chooses a method, uploads a proof, and waits for the desk; with a sandbox key no file is needed", async () => {
    const on = await scene();
    const { world } = on;
    const instant = { mode: "instant", sellerEmail: undefined, estimatedDeliveryDays: undefined };
    const guestEmail = `guest-${randomBytes(4).toString("hex")}@example.tn`;
    const id = await escrow(on, { ...instant, buyerEmail: guestEmail });
    const path = await open(world, id, "accept_pay", guestEmail);
    const guest = openBrowser(app);
    expect((await guest.get(path)).html).toContain("Payer sans compte");
    const payer = { payerName: "Sami Gharbi" };
    const noMethod = await guest.post(`${path}/guest`, upload(payer, "file", PNG));
    const told = (await guest.get(noMethod.location ?? "")).html;
    expect(told).toContain("Choisissez un moyen de paiement.");
    expect(told).toContain('value="Sami Gharbi"');
    const noFile = await guest.post(`${path}/guest`, upload({ ...payer, method: "d17" }, "file"));
    expect(noFile.location).toContain("error=file_required");
    const sent = await guest.post(`${path}/guest`, upload({ ...payer, method: "d17" }, "file", PNG));
    expect(sent.location).toContain("status=completed");
    expect(await statusOf(world, id)).toBe("pending");
    const desk = openBrowser(app);
    const page = (await desk.get(`/admin?world=${world.world}`)).html;
    expect(page).toContain("Sami Gharbi");
    const action = page.match(/\/admin\/deposits\/\w+/)?.[0] ?? "";
    await desk.post(action, { world: world.world, decision: "approve" });
    expect(await statusOf(world, id)).toBe("paid");

    const quick = await escrow(on, { ...instant, buyerEmail: guestEmail }, world.keys.sandbox);
    const light = await open(world, quick, "accept_pay", guestEmail);
    expect((await guest.get(light)).html).toContain("le fichier est facultatif");
    await guest.post(`${light}/guest`, upload({ ...payer, method: "paypal" }, "file"));
    expect(await statusOf(world, quick)).toBe("paid");
  });
});

describe("what DHMAD asks before a payment", () => {
  test("a phone code in a popup and an identity check in a block, on the same page", async () => {
    const on = await scene();
    const { world, buyer, people } = on;
    const desk = openBrowser(app);
    await desk.post("/developer/checks", { world: world.world, phone: "yes", identity: "yes" });
    const id = await escrow(on);
    const path = await open(world, id, "accept_pay", buyer);
    const early = await people.buyer.post(`${path}/finish`);
    expect(early.location).toBe(`${path}?error=phone_required`);
    expect((await people.buyer.get(early.location ?? "")).html).toContain("<dialog open");
    expect((await people.buyer.post(`${path}/phone`, { phone: "12" })).location).toContain("error=bad_phone");
    await people.buyer.post(`${path}/phone`, { phone: "20 123 456" });
    expect((await people.buyer.post(`${path}/phone/code`, { code: "x" })).location).toContain("wrong_code");
    const mails = (await app.control("GET", `/mails?to=${buyer}`)).body.mails as { text: string }[];
    const code = mails[0]?.text.match(/\b\d{6}\b/)?.[0] ?? "";
    expect((await people.buyer.post(`${path}/phone/code`, { code })).location).toBe(path);
    expect((await people.buyer.post(`${path}/finish`)).location).toBe(`${path}?error=identity_required`);
    const check = (await people.buyer.post("/identity")).location ?? "";
    await people.buyer.post(check, { outcome: "review" });
    expect((await people.buyer.get(path)).html).toContain("Revenez un peu plus tard");
    const action =
      (await desk.get(`/admin?world=${world.world}`)).html.match(/\/admin\/checks\/[\w-]+/)?.[0] ?? "";
    await desk.post(action, { world: world.world, decision: "approve" });
    expect((await people.buyer.post(`${path}/finish`)).location).toContain("status=completed");
    expect((await people.buyer.get("/dashboard")).html).toContain("+21620123456");
  });
});

describe("earnings", () => {
  test("are paid out to a bank account, never twice, never more than there is", async () => {
    const on = await scene();
    const { world, seller, buyer, people } = on;
    const id = await paid(on);
    await people.seller.post(`/dashboard/escrow/${id}/deliver`);
    const path = await open(world, id, "complete", buyer);
    await people.buyer.post(`${path}/finish`);
    expect((await people.seller.get("/dashboard")).html).toContain("95,000 DT");
    const rib = "01234000000000000051";
    const bad = await people.seller.post("/dashboard/withdraw", { payoutAmount: "95", rib: "1234" });
    expect((await people.seller.get(bad.location ?? "")).html).toContain("RIB n&#39;est pas valable");
    const much = await people.seller.post("/dashboard/withdraw", { payoutAmount: "95,001", rib });
    expect(much.location).toContain("error=bad_payout");
    const all = { payoutAmount: "95", rib: "01 234 0000000000000 51" };
    const both = await Promise.all([1, 2].map(() => people.seller.post("/dashboard/withdraw", all)));
    expect(both.filter((answer) => answer.location === "/dashboard?sent=1")).toHaveLength(1);
    const state = (await app.control("GET", `/state?world=${world.world}`)).body as unknown as {
      ledger: { balanced: boolean };
      users: { email: string; payout: number }[];
    };
    expect(state.ledger.balanced).toBe(true);
    expect(state.users.find((user) => user.email === seller)?.payout).toBe(0);
  });
});
