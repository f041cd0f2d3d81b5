import { describe, expect, test } from "vitest";
import { fetchLink, PNG, STANDARD } from "./fixtures";
import { startForTests } from "./harness";
import {
  act,
  advance,
  BUYER,
  escrowOf,
  eventsOf,
  ledgerOf,
  newEscrow,
  perform,
  SELLER,
  verifiedSeller,
} from "./steps";

const app = startForTests();

describe("standard (dhmad-api.md §4)", () => {
  test("both sign, the buyer pays, the seller delivers, the buyer completes; each change is told once", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world, STANDARD);
    const early = await perform(app, world, id, "accept_pay", BUYER);
    expect(early.body).toMatchObject({ error: { code: "CONTRACT_NOT_SIGNED" } });
    await perform(app, world, id, "sign_contract", SELLER, { signature: "Selma Trabelsi" });
    expect((await escrowOf(app, world, id)).signatures).toMatchObject({
      sellerSigned: true,
      buyerSigned: false,
      isFullySigned: false,
      signedAt: null,
    });
    const again = await perform(app, world, id, "sign_contract", SELLER);
    expect(again.body).toMatchObject({ error: { code: "CONTRACT_ALREADY_SIGNED" } });
    await perform(app, world, id, "sign_contract", BUYER);
    await perform(app, world, id, "accept_pay", BUYER);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    await perform(app, world, id, "complete", BUYER);
    expect(await eventsOf(app, world, id)).toEqual([
      "contract.signed pending",
      "contract.signed pending",
      "escrow.status.updated paid",
      "escrow.status.updated delivered",
      "escrow.status.updated completed",
    ]);
    const signed = app
      .receiver()
      .of(world.world)
      .filter((entry) => entry.event === "contract.signed")
      .map((entry) => entry.body.data.contract);
    expect(signed).toMatchObject([
      { signedBy: "seller", isFullySigned: false },
      { signedBy: "buyer", isFullySigned: true },
    ]);
    await ledgerOf(app, world);
  });

  test("a signature of nothing is refused", async () => {
    const world = await app.world();
    const id = await newEscrow(app, world, STANDARD);
    const answer = await perform(app, world, id, "sign_contract", BUYER, { signature: "  " });
    expect([answer.status, answer.body.code]).toEqual([400, "signature_required"]);
  });

  test("autoSign needs a signature; the contract is for its two sides; its PDF is real and its link runs out", async () => {
    const world = await app.world();
    const key = { authorization: `Bearer ${world.keys.live}` };
    const body = { ...STANDARD, sellerEmail: undefined, autoSign: true };
    await expect(newEscrow(app, world, body)).rejects.toThrow(/Set up your signature/);
    expect((await app.raw("GET", "/developer/signature", key)).body).toEqual({ hasSignature: false });
    expect((await app.raw("GET", "/developer/signature", {})).status).toBe(401);
    const bad = await app.raw("PUT", "/developer/signature", key, { signatureImage: "data:text/html,x" });
    expect([bad.status, bad.body.details]).toEqual([400, { field: "signatureImage" }]);
    await app.raw("PUT", "/developer/signature", key, { signatureImage: PNG });
    const id = await newEscrow(app, world, body);
    expect((await escrowOf(app, world, id)).signatures).toMatchObject({ sellerSigned: true });
    await perform(app, world, id, "sign_contract", BUYER, { signature: "Amel Ben Salah" });

    const { contract } = (await app.api(world.keys.live, "GET", `/escrows/${id}/contract`)).body as {
      contract: Record<string, unknown> & { pdfVersions: { type: string; url: string }[] };
    };
    expect(contract).toMatchObject({
      escrow: id,
      terms: STANDARD.contractTerms,
      language: "fr",
      sellerSignature: { signatureImage: PNG },
      buyerSignature: { signatureImage: expect.stringMatching(/^data:image\/svg/) },
      isFullySigned: true,
    });
    expect(contract.pdfVersions.map(({ type }) => type)).toEqual([
      "unsigned",
      "seller-signed",
      "fully-signed",
    ]);
    const sizes: number[] = [];
    for (const { url } of contract.pdfVersions) {
      const pdf = await fetchLink(url);
      expect([pdf.status, pdf.type]).toEqual([200, "application/pdf"]);
      expect(pdf.body.toString("latin1", 0, 8)).toMatch(/^%PDF-1\.\d/);
      expect(pdf.body.toString("latin1")).toMatch(/%%EOF\s*$/);
      sizes.push(pdf.body.length);
    }
    // Each signature adds to what is drawn.
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
    expect((await fetchLink(String(contract.pdfUrl).replace("fully-signed", "unsigned"))).status).toBe(403);
    await advance(app, world, 15 * 60_000);
    expect((await fetchLink(contract.pdfUrl)).status).toBe(403);

    const foreign = await newEscrow(app, world, STANDARD);
    const refused = await app.api(world.keys.live, "GET", `/escrows/${foreign}/contract`);
    expect([refused.status, refused.body.error]).toEqual([403, "Forbidden"]);
  });
});
