/** The rooms of a signed-in person (`app/[locale]/(account)`): they would only lead robots to the sign-in page. */
export const SIGNED_IN_ROOMS = [
  "account",
  "buy",
  "favorites",
  "messages",
  "notifications",
  "orders",
  "profile",
  "questions",
  "sales",
  "searches",
  "sell",
  "sign-in",
  "sign-out",
  "unsubscribe",
];
