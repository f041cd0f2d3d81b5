import { randomBytes } from "node:crypto";
import { Dhmad } from "./dhmad";
import { createWorld } from "./setup/ground";
import { worlds } from "./setup/world";

/** Nobody listens there: what happens in such a world is told to no app. */
const NOWHERE = "http://localhost:9";

const FILE = {
  base64: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
};

/** A developer account of one's own at the local DHMAD, without a marketplace, for a look at DHMAD's pages alone. */
export async function openDesk() {
  const ground = worlds();
  const world = `desk-${randomBytes(4).toString("hex")}`;
  const { keys, oauth } = await createWorld(ground, world, NOWHERE);
  const dhmad = new Dhmad(world);
  const address = (name: string) => `${name}@${world}.test`;

  const api = async (path: string, body: object, key = keys.live) => {
    const response = await fetch(`${ground.dhmadUrl}/api/v1${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { escrow: { id: string }; sessionId: string };
  };

  const session = async (escrowId: string, action: string, targetUserEmail: string) => {
    const redirectUrl = `${NOWHERE}/checkout/callback`;
    const opened = await api(`/escrows/${escrowId}/sessions`, { action, targetUserEmail, redirectUrl });
    return opened.sessionId;
  };

  /** What the marketplace itself sells, and the session in which a guest may pay for it. */
  const guestSession = async () => {
    const order = {
      title: "Annonce en avant, 7 jours",
      amount: 9.5,
      buyerEmail: address("guest"),
      mode: "instant",
    };
    const { escrow } = await api("/escrows", order);
    return session(escrow.id, "accept_pay", address("guest"));
  };

  return {
    world,
    dhmad,
    address,
    guestSession,

    /** A guest's payment that waits for the admins. */
    deposit: async () => {
      const sessionId = await guestSession();
      await dhmad.act(address("guest"), "payAsGuest", { sessionId, method: "d17", file: FILE });
    },

    /** A paid escrow over which its buyer opened a dispute. Returns its page. */
    dispute: async () => {
      const [seller, buyer] = [address("seller"), address("buyer")];
      await api("/identity-verifications", { email: seller }, keys.sandbox);
      const { escrow } = await api("/escrows", {
        title: "Lampe en cuivre",
        amount: 120.5,
        buyerEmail: buyer,
        sellerEmail: seller,
        mode: "quick",
        estimatedDeliveryDays: 3,
      });
      const act = async (action: string, input: object) =>
        dhmad.act(buyer, "finishSession", { sessionId: await session(escrow.id, action, buyer), ...input });
      await act("accept_pay", { topUp: true });
      await act("dispute", {
        disputeType: "not_received",
        subject: "Rien reçu",
        reason: "Dix jours ont passé.",
      });
      return `dashboard/escrow/${escrow.id}`;
    },

    /** Where an app sends people to sign in with DHMAD, asking for all that there is. */
    consent: `api/oauth/authorize?${new URLSearchParams({
      client_id: oauth.clientId,
      redirect_uri: `${NOWHERE}/auth/dhmad/callback`,
      response_type: "code",
      scope: "openid profile email phone",
      state: "s",
    })}`,
  };
}
