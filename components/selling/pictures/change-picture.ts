import type { PictureChanged } from "../pictures-answer";

/** Asks the server to change a picture. Gives what is wrong, worded, or null. */
export async function changePicture(
  address: string,
  method: "PUT" | "POST",
  body: unknown,
  failed: string,
): Promise<string | null> {
  try {
    const answer = await fetch(address, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return answer.ok ? ((await answer.json()) as PictureChanged).error : failed;
  } catch {
    // No network.
    return failed;
  }
}
