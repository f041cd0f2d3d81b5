import { randomBytes } from "node:crypto";
import { expect, test } from "./fixtures";
import { worlds } from "./setup/world";
import { askToSell, confirm, deliver, order, passDidit, pay, publish, writeDraft } from "./steps";

const unique = () => randomBytes(4).toString("hex");

type State = {
  escrows: { id: string; title: string; status: string; buyerEmail: string; timeline: { kind: string }[] }[];
  users: { email: string; wallet: number; payout: number }[];
  ledger: { balanced: boolean };
};

test.setTimeout(180_000);

test("from a new seller to a finished order, with a stranger who sees and does nothing", async ({
  person,
  dhmad,
}) => {
  const title = `Foulard de Mahdia ${unique()}`;
  const seller = await person("seller");
  const { page, t } = seller;

  await test.step("the seller asks, and is told to look at their mail", async () => {
    await askToSell(seller, `yasmine-${unique()}`);
    await expect(page.getByText(t("selling.kyc.check_email.title"))).toBeVisible();
    await expect(page.getByRole("main").getByText(seller.email)).toBeVisible();
    await expect(page.getByText(t("selling.kyc.check_email.spam"))).toBeVisible();
  });

  await test.step("a draft can be written, and the gate says why it stays shut", async () => {
    await writeDraft(seller, { title, price: "82,500" });
    await expect(page.getByRole("button", { name: t("selling.editor.publish") })).toBeDisabled();
    await expect(page.getByText(t("selling.editor.closed.waiting"))).toBeVisible();
  });

  await test.step("Didit is passed in another tab, and the open page changes by itself", async () => {
    await passDidit(seller, dhmad);
    await expect(page.getByRole("button", { name: t("selling.editor.publish") })).toBeEnabled();
  });

  const address = await publish(seller);
  const buyer = await person("buyer");
  const stranger = await person("stranger");

  await test.step("anyone sees the listing and that its seller is verified", async () => {
    await stranger.page.goto(address);
    await expect(stranger.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(stranger.page.getByText(t("common.verified")).first()).toBeVisible();
  });

  await test.step("one's own listing cannot be bought", async () => {
    await page.goto(address.replace("/l/", "/buy/"));
    await expect(page.getByText(t("orders.buy.own.title"))).toBeVisible();
    await expect(page.getByRole("button", { name: t("orders.buy.button") })).toHaveCount(0);
  });

  await test.step("the stranger cannot publish, not even with the button forced open", async () => {
    await writeDraft(stranger, { title: `Copie ${title}`, price: "10" });
    const button = stranger.page.getByRole("button", { name: t("selling.editor.publish") });
    await button.evaluate((element: HTMLButtonElement) => {
      element.disabled = false;
    });
    await button.click();
    await expect(stranger.page.getByRole("alert").getByText(t("errors.sellerUnverified"))).toBeVisible();
    await stranger.page.reload();
    await expect(button).toBeDisabled();
  });

  let sessionId = "";
  await test.step("the buyer pays at DHMAD, and the order says so when DHMAD does", async () => {
    await order(buyer, address);
    sessionId = new URL(buyer.page.url()).pathname.split("/").at(-1) ?? "";
    await pay(buyer, dhmad);
    await expect(buyer.page.getByRole("heading", { name: t("orders.next.paid.buyer.title") })).toBeVisible();
  });
  const orderUrl = buyer.page.url().replace(/\?.*/, "");

  await test.step("the stranger cannot go on in the buyer's name, nor come back in it", async () => {
    await stranger.page.goto(`${worlds().dhmadUrl}/checkout/${sessionId}`);
    await expect(stranger.page.getByRole("button", { name: "Confirmer et payer" })).toHaveCount(0);
    const response = await stranger.context.request.get(
      `/checkout/callback?session_id=${sessionId}&status=completed`,
    );
    expect(response.status()).toBe(404);
  });

  await test.step("the stranger finds no such order", async () => {
    const response = await stranger.page.goto(orderUrl);
    expect(response?.status()).toBe(404);
    await expect(
      stranger.page.getByRole("heading", { level: 1, name: t("common.notFound.title") }),
    ).toBeVisible();
    await stranger.page.goto("/fr/orders");
    await expect(stranger.page.getByText(title)).toHaveCount(0);
    await stranger.page.goto("/fr/sales");
    await expect(stranger.page.getByText(title)).toHaveCount(0);
  });

  await test.step("the seller delivers at DHMAD, and the buyer's open page changes by itself", async () => {
    await page.goto("/fr/sales");
    await page.getByRole("link", { name: title }).first().click();
    await expect(page).toHaveURL(orderUrl);
    await expect(page.getByRole("heading", { name: t("orders.next.paid.seller.title") })).toBeVisible();
    await deliver(seller, dhmad);
    await expect(page.getByRole("heading", { name: t("orders.next.delivered.seller.title") })).toBeVisible();
    await expect(
      buyer.page.getByRole("heading", { name: t("orders.next.delivered.buyer.title") }),
    ).toBeVisible();
  });

  await test.step("the buyer confirms at DHMAD, and both see the end", async () => {
    await confirm(buyer);
    await expect(
      buyer.page.getByRole("heading", { name: t("orders.next.completed.buyer.title") }),
    ).toBeVisible();
    await expect(page.getByRole("heading", { name: t("orders.next.completed.seller.title") })).toBeVisible();
  });

  await test.step("the timeline tells each step, in order", async () => {
    const steps = buyer.page.getByRole("list").filter({ hasText: String(t("orders.timeline.placed")) });
    for (const kind of ["placed", "escrow_created", "paid", "delivered", "completed"])
      await expect(steps.getByText(t(`orders.timeline.${kind}`))).toHaveCount(1);
  });

  await test.step("DHMAD has one escrow of it, completed, and its money adds up", async () => {
    await dhmad.idle();
    const { escrows, users, ledger } = await dhmad.state<State>();
    const ours = escrows.filter(({ buyerEmail }) => buyerEmail === buyer.email);
    expect(ours.map(({ status }) => status)).toEqual(["completed"]);
    expect(ledger.balanced).toBe(true);
    // 82.500 less DHMAD's 5 % and our 3 %.
    expect(users.find(({ email }) => email === seller.email)?.payout).toBe(75.9);
  });
});
