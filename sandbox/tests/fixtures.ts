/** What makes an escrow `standard`, and `instant` (dhmad-api.md §4): for `newEscrow`. */
export const STANDARD = { mode: "standard", contractTerms: "Le vendeur livre un site en 7 jours." };
export const INSTANT = { mode: "instant", sellerEmail: undefined, estimatedDeliveryDays: undefined };

const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** The smallest picture: as an address, and as a file that somebody uploads. */
export const PNG = `data:image/png;base64,${PIXEL}`;
export const FILE = { base64: PIXEL };

export async function fetchLink(url: unknown) {
  const response = await fetch(String(url));
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    body: Buffer.from(await response.arrayBuffer()),
  };
}
