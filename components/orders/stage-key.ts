import type { OrderDetail } from "@/lib/orders";

type Has = { has: (key: string) => boolean };

/** The texts of an order's stage for one side: those of its mode where it has some of its own. */
export function stageKey(
  t: Has,
  { order, stage, side }: Pick<OrderDetail, "order" | "stage" | "side">,
): string {
  const own = `next.${stage}_${order.mode}.${side}`;
  return t.has(`${own}.title`) ? own : `next.${stage}.${side}`;
}
