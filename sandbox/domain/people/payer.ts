import type { Reader } from "../../db/client";
import { settingsOf } from "../developer/settings";
import { forbidden } from "../refusal";
import { phoneOf } from "./phone";
import type { User } from "./users";

/** What checkout still asks of a person who pays from the wallet. */
export type PayerCheck = "phone" | "identity";

/** The checks that are switched on in the developer's dashboard and not passed yet, in the order they are asked. */
export async function openPayerChecks(reader: Reader, user: User): Promise<PayerCheck[]> {
  const { askPhone, askIdentity } = await settingsOf(reader, user.worldId);
  const open: PayerCheck[] = [];
  if (askPhone && !(await phoneOf(reader, user.id))?.verifiedAt) open.push("phone");
  if (askIdentity && user.kycStatus !== "approved") open.push("identity");
  return open;
}

/** Refuses a payment of a person who has not passed the checks. Never told to the application (seeds). */
export async function requirePayerChecks(reader: Reader, user: User): Promise<void> {
  const [first] = await openPayerChecks(reader, user);
  if (first) throw forbidden(`The payer has to pass the ${first} check first`, `${first}_required`);
}
