import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { describeOrders, leadsTo, passages } from "./course";
import { FINAL_STATUSES, ORDER_TABLE, type OrderMode, type OrderStage } from "./state";

test("docs/orders.md is current: run `npm run docs:orders`", async () => {
  expect(await readFile("docs/orders.md", "utf8")).toBe(describeOrders());
});

test("from every stage there is a way to an end, and no step leaves its mode", () => {
  for (const mode of Object.keys(ORDER_TABLE) as OrderMode[]) {
    const stages = Object.keys(ORDER_TABLE[mode]) as OrderStage[];
    const next = (stage: OrderStage): OrderStage[] => {
      const rule = ORDER_TABLE[mode][stage];
      if (!rule) throw new Error(`${mode} has no ${stage}`);
      const actions = [...Object.values(rule.asked), ...rule.besides.buyer, ...rule.besides.seller];
      return [
        ...actions.flatMap((action) => leadsTo(mode, stage, action)),
        ...passages(mode, stage).map(({ to }) => to),
      ];
    };
    for (const stage of stages) {
      for (const to of next(stage)) expect(stages, `${mode} ${stage}`).toContain(to);
      const reached = new Set<OrderStage>([stage]);
      for (const at of reached) for (const to of next(at)) reached.add(to);
      expect(
        [...reached].some((at) => FINAL_STATUSES.includes(at as never)),
        `${mode} ${stage}`,
      ).toBe(true);
    }
  }
});
