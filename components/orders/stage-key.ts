import type { OrderAction, OrderDetail, OrderMode } from "@/lib/orders";

type Has = { has: (key: string) => boolean };

/** The texts of an order's stage for one side: those of its mode where it has some of its own. */
export function stageKey(
  t: Has,
  { order, stage, side }: Pick<OrderDetail, "order" | "stage" | "side">,
): string {
  const own = `next.${stage}_${order.mode}.${side}`;
  return t.has(`${own}.title`) ? own : `next.${stage}.${side}`;
}

/** The texts while DHMAD has not said what came of an action: those of the mode where it has some of its own. */
export function confirmingKey(t: Has, asked: OrderAction | null, mode: OrderMode): string {
  const own = `confirming.${asked}_${mode}`;
  if (t.has(`${own}.title`)) return own;
  return asked === "pay" || asked === "confirm" ? `confirming.${asked}` : "confirming.other";
}
