import { expect, test } from "vitest";
import { loadMessages } from "@/lib/i18n/messages";
import { ORDER_STAGES } from "@/lib/orders/state";

test("each stage of an order is explained in plain words", async () => {
  const { orders } = (await loadMessages("fr")) as unknown as { orders: { means: Record<string, string> } };
  const explained = ORDER_STAGES.filter((stage) => (orders.means[stage] ?? "").length > 0);
  expect(explained).toEqual([...ORDER_STAGES]);
});
