import type { OrderActor, OrderMode, OrderStatus } from "./state";

export type OrderMove = { from: OrderStatus; to: OrderStatus; type: string; actor: OrderActor };

const COMMON: readonly OrderMove[] = [
  { from: "placing", to: "awaiting_payment", type: "escrow_created", actor: "souk" },
  { from: "placing", to: "failed", type: "escrow_refused", actor: "dhmad" },
  { from: "awaiting_payment", to: "paid", type: "paid", actor: "buyer" },
  { from: "awaiting_payment", to: "cancelled", type: "cancelled", actor: "dhmad" },
  { from: "paid", to: "cancelled", type: "cancelled", actor: "dhmad" },
];

const SALE: readonly OrderMove[] = [
  ...COMMON,
  { from: "paid", to: "delivered", type: "delivered", actor: "seller" },
  { from: "delivered", to: "completed", type: "completed", actor: "buyer" },
  { from: "delivered", to: "paid", type: "delivery_rejected", actor: "buyer" },
  { from: "delivered", to: "cancelled", type: "cancelled", actor: "dhmad" },
];

/** Every move of an order's status by mode (dhmad-api.md, section 4). What is not here does not happen by an event. */
export const ORDER_MOVES: Record<OrderMode, readonly OrderMove[]> = {
  quick: SALE,
  quick_proof: SALE,
  standard: SALE,
  instant: [...COMMON, { from: "paid", to: "completed", type: "completed", actor: "souk" }],
};

/** DHMAD's admins may pay the seller out of a dispute before anything was delivered: only DHMAD's answer can say so. */
const SETTLED: OrderMove = { from: "paid", to: "completed", type: "completed", actor: "dhmad" };

const FROM_DHMAD: Record<string, OrderStatus> = {
  pending: "awaiting_payment",
  paid: "paid",
  delivered: "delivered",
  completed: "completed",
  cancelled: "cancelled",
};

/** Our word for an escrow status of DHMAD's; null for one that we do not know. */
export const toOrderStatus = (dhmadStatus: string): OrderStatus | null => FROM_DHMAD[dhmadStatus] ?? null;

export const findMove = (mode: OrderMode, from: OrderStatus, to: OrderStatus): OrderMove | null =>
  ORDER_MOVES[mode].find((move) => move.from === from && move.to === to) ?? null;

/**
 * The shortest way of moves from one status to another: what happened in between when DHMAD's answer is several steps
 * ahead. `settled`: DHMAD says that it completed without a delivery. Empty where there is no way.
 */
export function movesBetween(
  mode: OrderMode,
  from: OrderStatus,
  to: OrderStatus,
  { settled = false } = {},
): OrderMove[] {
  const moves = settled ? [...ORDER_MOVES[mode], SETTLED] : ORDER_MOVES[mode];
  const ways: OrderMove[][] = [[]];
  const seen = new Set<OrderStatus>([from]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const at = way.at(-1)?.to ?? from;
    if (at === to) return way;
    for (const move of moves) {
      if (move.from !== at || seen.has(move.to)) continue;
      seen.add(move.to);
      ways.push([...way, move]);
    }
  }
  return [];
}
