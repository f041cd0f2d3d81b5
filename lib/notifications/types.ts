/** What a person may ask not to be mailed about. What concerns money or safety is `essential` and always mailed. */
export const TOPICS = ["orders", "messages", "reviews", "reminders", "selling", "searches"] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * What a text may name. Money is `amountMinor` with its `currency`; `deadline` and `until` are ISO times, empty where
 * they are not known; `reason` is in a person's or DHMAD's own words, empty where none was given.
 */
type Values = {
  title: string;
  counterpart: string;
  amountMinor: number;
  currency: string;
  deadline: string;
  until: string;
  reason: string;
  ticket: string;
  /** How many listings it is about. */
  listings: number;
  /** Some of them, as JSON: title, price in the smallest unit, currency. */
  finds: string;
  /** How many whole hours were left when the reminder was written. */
  hours: number;
};

const type = <N extends keyof Values = never>(topic: Topic | "essential", ...values: N[]) => ({
  topic,
  values,
});

/**
 * Every kind of notification: its topic and what its texts name. The texts stand in the catalogue `notifications`,
 * under `types.<name>`. `title` is that of a listing or order, `counterpart` how the person on
 * the other side is called, empty where nobody knows. `_buyer` and `_seller` say to which side it is told.
 */
export const NOTIFICATION_TYPES = {
  order_to_pay: type("orders", "title", "amountMinor", "currency", "deadline"),
  order_to_sign_buyer: type("orders", "title", "amountMinor", "currency", "deadline"),
  order_to_sign_seller: type("orders", "title", "amountMinor", "currency", "deadline"),
  order_new: type("orders", "title", "amountMinor", "currency"),
  order_failed: type("essential", "title", "reason"),
  contract_signed_buyer: type("orders", "title", "counterpart", "deadline"),
  contract_signed_seller: type("orders", "title", "deadline"),
  contract_complete_buyer: type("orders", "title", "amountMinor", "currency", "deadline"),
  contract_complete_seller: type("orders", "title"),
  signature_withdrawn: type("orders", "title", "deadline"),
  order_paid: type("essential", "title", "amountMinor", "currency"),
  proof_required: type("essential", "title", "deadline"),
  proof_submitted: type("essential", "title", "counterpart", "deadline"),
  proof_needs_review: type("essential", "title", "deadline", "reason"),
  proof_accepted: type("orders", "title"),
  proof_accepted_by_timeout_buyer: type("orders", "title"),
  proof_accepted_by_timeout_seller: type("orders", "title"),
  order_delivered: type("essential", "title", "counterpart", "deadline"),
  delivery_rejected: type("essential", "title", "reason"),
  order_completed_buyer: type("orders", "title"),
  order_completed_seller: type("essential", "title"),
  cancellation_requested: type("essential", "title", "reason"),
  cancellation_rejected: type("essential", "title", "counterpart", "reason"),
  cancellation_accepted: type("essential", "title", "counterpart", "amountMinor", "currency"),
  order_cancelled: type("orders", "title"),
  order_refunded_buyer: type("essential", "title", "amountMinor", "currency"),
  order_refunded_seller: type("essential", "title"),
  dispute_opened: type("essential", "title", "ticket"),
  dispute_closed: type("essential", "title", "ticket"),
  deposit_rejected: type("essential", "title", "reason"),
  kyc_approved: type("essential"),
  kyc_rejected: type("essential"),
  kyc_in_review: type("essential"),
  kyc_withdrawn: type("essential", "listings"),
  kyc_restored: type("essential", "listings"),
  kyc_expired: type("essential"),
  /** To each buyer with an open order: DHMAD took back its approval of the seller. */
  seller_withdrawn: type("essential", "title", "counterpart"),
  message_new: type("messages", "title", "counterpart"),
  question_asked: type("messages", "title"),
  question_answered: type("messages", "title", "counterpart"),
  review_request: type("reviews", "title", "counterpart"),
  review_received_hidden: type("reviews", "title", "counterpart"),
  review_published: type("reviews", "title", "counterpart"),
  boost_active: type("selling", "title", "until"),
  boost_ending: type("selling", "title", "until"),
  boost_ended: type("selling", "title"),
  boost_deposit_rejected: type("essential", "title", "reason"),
  /** Saved searches found something: `title` is the newest of it. */
  search_found: type("searches", "title", "listings", "finds"),
  reminder_sign: type("reminders", "title", "hours", "deadline"),
  reminder_pay: type("reminders", "title", "hours", "amountMinor", "currency", "deadline"),
  reminder_prove: type("reminders", "title", "hours", "deadline"),
  reminder_review: type("reminders", "title", "hours", "deadline"),
  reminder_deliver: type("reminders", "title", "hours", "deadline"),
  reminder_confirm: type("reminders", "title", "hours", "deadline"),
  reminder_verification: type("reminders", "hours", "deadline"),
};

export type NotificationType = keyof typeof NOTIFICATION_TYPES;

/** What `notify` takes in `data` for a type: exactly what its texts name. */
export type NotificationData<T extends NotificationType> = Pick<
  Values,
  (typeof NOTIFICATION_TYPES)[T]["values"][number]
>;

/** Null for what always goes by mail. */
export const topicOf = (name: NotificationType): Topic | null => {
  const { topic } = NOTIFICATION_TYPES[name];
  return topic === "essential" ? null : topic;
};

/** A row may be older than the table above: a type that is gone is not shown and not mailed. */
export const isNotificationType = (name: string): name is NotificationType =>
  Object.hasOwn(NOTIFICATION_TYPES, name);
