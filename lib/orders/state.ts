/** Where an order can be. The last five follow DHMAD's escrow; `awaiting_payment` is its `pending`. */
export const ORDER_STATUSES = [
  "placing",
  "awaiting_payment",
  "paid",
  "delivered",
  "completed",
  "cancelled",
  "failed",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export type OrderActor = "buyer" | "seller" | "dhmad" | "souk";
/** The side of an order from which a person looks at it. */
export type OrderSide = "buyer" | "seller";

export type OrderMove = { from: OrderStatus; to: OrderStatus; type: string; actor: OrderActor };

/** Every move of a `quick` order (dhmad-api.md, section 4). What is not here does not happen by an event. */
export const QUICK_MOVES: readonly OrderMove[] = [
  { from: "placing", to: "awaiting_payment", type: "escrow_created", actor: "souk" },
  { from: "placing", to: "failed", type: "escrow_refused", actor: "dhmad" },
  { from: "awaiting_payment", to: "paid", type: "paid", actor: "buyer" },
  { from: "awaiting_payment", to: "cancelled", type: "cancelled", actor: "dhmad" },
  { from: "paid", to: "delivered", type: "delivered", actor: "seller" },
  { from: "paid", to: "cancelled", type: "cancelled", actor: "dhmad" },
  { from: "delivered", to: "completed", type: "completed", actor: "buyer" },
  { from: "delivered", to: "paid", type: "delivery_rejected", actor: "buyer" },
  { from: "delivered", to: "cancelled", type: "cancelled", actor: "dhmad" },
];

export const FINAL_STATUSES: readonly OrderStatus[] = ["completed", "cancelled", "failed"];

const FROM_DHMAD: Record<string, OrderStatus> = {
  pending: "awaiting_payment",
  paid: "paid",
  delivered: "delivered",
  completed: "completed",
  cancelled: "cancelled",
};

/** Our word for an escrow status of DHMAD's; null for one that we do not know. */
export const toOrderStatus = (dhmadStatus: string): OrderStatus | null => FROM_DHMAD[dhmadStatus] ?? null;

export const findMove = (from: OrderStatus, to: OrderStatus): OrderMove | null =>
  QUICK_MOVES.find((move) => move.from === from && move.to === to) ?? null;

/**
 * The shortest way of moves from one status to another: what happened in between when DHMAD's answer is several steps
 * ahead. Empty where there is no way.
 */
export function movesBetween(from: OrderStatus, to: OrderStatus): OrderMove[] {
  const ways: OrderMove[][] = [[]];
  const seen = new Set<OrderStatus>([from]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const at = way.at(-1)?.to ?? from;
    if (at === to) return way;
    for (const move of QUICK_MOVES) {
      if (move.from !== at || seen.has(move.to)) continue;
      seen.add(move.to);
      ways.push([...way, move]);
    }
  }
  return [];
}

export type OrderAction = "pay" | "deliver" | "confirm" | "cancel";
export type NextStep = { owner: OrderSide | "souk"; action: OrderAction | null };

const NEXT: Record<OrderStatus, NextStep | null> = {
  placing: { owner: "souk", action: null },
  awaiting_payment: { owner: "buyer", action: "pay" },
  paid: { owner: "seller", action: "deliver" },
  delivered: { owner: "buyer", action: "confirm" },
  completed: null,
  cancelled: null,
  failed: null,
};

/** Who has to do what next; null where the order has ended. */
export const nextStep = (status: OrderStatus): NextStep | null => NEXT[status];

/** What a side may do besides, without being asked. Before payment DHMAD lets either side cancel (section 4). */
const BESIDES: Partial<Record<OrderStatus, Record<OrderSide, readonly OrderAction[]>>> = {
  awaiting_payment: { buyer: ["cancel"], seller: ["cancel"] },
};

/** The ways out that this side has now. */
export const besides = (status: OrderStatus, side: OrderSide): readonly OrderAction[] =>
  BESIDES[status]?.[side] ?? [];

/** Whether this side may press the button of this action now. */
export function mayAct(status: OrderStatus, side: OrderSide, action: OrderAction): boolean {
  const next = NEXT[status];
  return (next?.owner === side && next.action === action) || besides(status, side).includes(action);
}
