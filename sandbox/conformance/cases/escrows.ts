import type { Case } from "../run";
import { any } from "../shape";

const terms = { mode: "standard", contractTerms: "The seller repairs the roof." };
const proof = { fulfillmentPolicy: { type: "purchase_proof_required" } };

const REFUSED: [what: string, over: Record<string, unknown>, field: string][] = [
  ["no title", { title: undefined }, "title"],
  ["an empty title", { title: "" }, "title"],
  ["a title over 200 characters", { title: "x".repeat(201) }, "title"],
  ["an amount that is no number", { amount: "12" }, "amount"],
  ["a quick escrow under 5 TND", { amount: 4.999 }, "amount"],
  ["a standard escrow under 5 TND", { ...terms, amount: 4.999 }, "amount"],
  ["an unknown currency", { currency: "GBP" }, "currency"],
  ["a malformed buyer", { buyerEmail: "x" }, "buyerEmail"],
  ["no buyer", { buyerEmail: undefined }, "buyerEmail"],
  ["an unknown mode", { mode: "slow" }, "mode"],
  ["quick without estimatedDeliveryDays", { estimatedDeliveryDays: undefined }, "estimatedDeliveryDays"],
  ["no whole day", { estimatedDeliveryDays: 0 }, "estimatedDeliveryDays"],
  [
    "standard without estimatedDeliveryDays",
    { ...terms, estimatedDeliveryDays: undefined },
    "estimatedDeliveryDays",
  ],
  ["standard without contractTerms", { mode: "standard" }, "contractTerms"],
  ["contractTerms over 10,000 characters", { ...terms, contractTerms: "x".repeat(10_001) }, "contractTerms"],
  ["contractTerms on a quick escrow", { contractTerms: "x" }, "contractTerms"],
  ["autoSign on a quick escrow", { autoSign: true }, "autoSign"],
  ["a negative developer fee", { developerFeePercentage: -1 }, "developerFeePercentage"],
  ["a proof policy on a standard escrow", { ...terms, ...proof }, "fulfillmentPolicy"],
];

/** Escrows: creating, reading, changing while nobody has paid. */
export const escrows: Case[] = [
  {
    section: "§4",
    title: "quick: 201 with the amount locked in TND, a platform fee and a developer fee, no contract",
    run: async (t) => {
      const body = t.escrowBody({ amount: 120.505, developerFeePercentage: 2.5 });
      const answer = await t.expects(["POST", "/escrows", body], 201, {
        message: any.text,
        contract: null,
        trackingId: any.text,
        escrow: {
          id: any.text,
          title: "Copper lamp",
          amount: 120.505,
          currency: "TND",
          amountTnd: 120.505,
          escrowFee: any.near(6.025, 0.001),
          developerFee: any.near(3.013, 0.001),
          developerFeePercentage: 2.5,
          status: "pending",
          mode: "quick",
          buyerEmail: t.buyer,
          sellerEmail: t.seller,
          estimatedDeliveryDays: 3,
          createdAt: any.time,
        },
      });
      const { id } = answer.body.escrow as { id: string };
      t.fits(answer.body.url, any.matching(new RegExp(`/dashboard/escrow/${id}$`)), "url");
    },
  },
  {
    section: "§4",
    title: "standard is the default mode, with an unsigned contract",
    run: async (t) => {
      const body = t.escrowBody({ ...terms, mode: undefined });
      await t.expects(["POST", "/escrows", body], 201, {
        escrow: { mode: "standard", status: "pending" },
        contract: {
          id: any.text,
          pdfUrl: any.text,
          sellerSigned: false,
          buyerSigned: false,
          isFullySigned: false,
        },
      });
    },
  },
  {
    section: "§4",
    title: "instant: you sell, from 0.01 TND on; refused below",
    needs: ["associated"],
    run: async (t) => {
      const body = t.escrowBody({
        mode: "instant",
        amount: 0.01,
        sellerEmail: undefined,
        estimatedDeliveryDays: undefined,
      });
      await t.expects(["POST", "/escrows", body], 201, { contract: null, escrow: { mode: "instant" } });
      const cheap = { ...body, amount: 0.009 };
      await t.expects(["POST", "/escrows", cheap], 400, { details: { field: "amount" } });
    },
  },
  ...["USD", "EUR"].map(
    (currency): Case => ({
      section: "§4",
      title: `${currency}: the amount in TND is locked at creation`,
      run: async (t) => {
        const { body } = await t.expects(["POST", "/escrows", t.escrowBody({ currency, amount: 100 })], 201, {
          escrow: { amount: 100, currency, amountTnd: any.number },
        });
        const { id, amountTnd } = body.escrow as { id: string; amountTnd: number };
        t.fits(amountTnd > 100, true, "more than 100 TND");
        await t.status(id, { amount: 100, currency, amountTnd });
      },
    }),
  ),
  ...REFUSED.map(
    ([what, over, field]): Case => ({
      section: "§4",
      title: `${what} is 400 at ${field}`,
      run: async (t) => {
        const shape = { error: "Bad Request", message: any.text, details: { field } };
        await t.expects(["POST", "/escrows", t.escrowBody(over)], 400, shape);
      },
    }),
  ),
  {
    section: "§4",
    title: "a developer fee needs a third-party seller",
    needs: ["associated"],
    run: async (t) => {
      const body = t.escrowBody({ sellerEmail: undefined, developerFeePercentage: 5 });
      await t.expects(["POST", "/escrows", body], 400, { details: { field: "developerFeePercentage" } });
    },
  },
  {
    section: "§4",
    title: "GET shows the escrow to its creator, with its times",
    run: async (t) => {
      const id = await t.escrow();
      await t.status(id, {
        id,
        status: "pending",
        createdViaThirdParty: true,
        createdByApplicationName: any.text,
        paidAt: null,
        deliveredAt: null,
        completedAt: null,
        cancelledAt: null,
        updatedAt: any.time,
        deliveryRejections: [],
      });
    },
  },
  {
    section: "§4",
    title: "the list holds what your account buys or sells, by status, role and page",
    needs: ["associated"],
    run: async (t) => {
      const own = await t.escrow({ sellerEmail: undefined });
      await t.escrow();
      const { body } = await t.expects(["GET", "/escrows?status=pending&role=seller&limit=1"], 200, {
        escrows: [{ id: own, status: "pending" }],
        pagination: { page: 1, limit: 1, total: any.number, pages: any.number },
      });
      const { total, pages } = body.pagination as { total: number; pages: number };
      t.fits(pages, total, "pages of one each");
      await t.expects(["GET", "/escrows?limit=101"], 400, { error: any.text });
    },
  },
  {
    section: "§4",
    title: "PUT changes a pending escrow and nothing else",
    run: async (t) => {
      const id = await t.escrow();
      await t.expects(["PUT", `/escrows/${id}`, { title: "Silver lamp" }], 200, {
        escrow: { title: "Silver lamp", amount: 120.5 },
      });
      await t.status(id, { title: "Silver lamp", amount: 120.5, status: "pending" });
    },
  },
  {
    section: "§4",
    title: "PUT emits escrow.updated",
    needs: ["control"],
    run: async (t) => {
      const id = await t.escrow();
      await t.expects(["PUT", `/escrows/${id}`, { title: "Silver lamp" }], 200);
      t.fits(await t.events(id), ["escrow.updated pending"], "events");
    },
  },
  {
    section: "§4",
    title: "GET contract: 404 for a quick escrow",
    needs: ["associated"],
    run: async (t) => {
      await t.expects(["GET", `/escrows/${await t.escrow()}/contract`], 404, { error: any.text });
    },
  },
  {
    section: "§4",
    title: "GET contract: the terms and a PDF, for its seller or buyer only",
    needs: ["associated"],
    run: async (t) => {
      const own = await t.escrow({ ...terms, sellerEmail: undefined });
      const { body } = await t.expects(["GET", `/escrows/${own}/contract`], 200, {
        contract: {
          id: any.text,
          terms: terms.contractTerms,
          language: any.text,
          pdfUrl: any.text,
          isFullySigned: false,
          pdfVersions: any.present,
        },
      });
      const url = new URL((body.contract as { pdfUrl: string }).pdfUrl);
      const pdf = await t.raw({ method: "GET", path: url.pathname + url.search });
      t.fits(pdf.text.slice(0, 5), "%PDF-", "the PDF");
      await t.expects(["GET", `/escrows/${await t.escrow(terms)}/contract`], 403, { error: any.text });
    },
  },
  {
    section: "§4",
    title: "cancel: while pending; a second time is 400",
    needs: ["associated"],
    run: async (t) => {
      const id = await t.escrow();
      await t.expects(["POST", `/escrows/${id}/cancel`], 200, { escrow: { status: "cancelled" } });
      await t.status(id, { status: "cancelled", cancelledAt: any.time });
      await t.expects(["POST", `/escrows/${id}/cancel`], 400, { error: any.text });
    },
  },
  {
    section: "§4",
    title: "deliver: 403 unless your account sells, 400 unless it is paid",
    needs: ["associated"],
    run: async (t) => {
      await t.expects(["POST", `/escrows/${await t.escrow()}/deliver`], 403, {
        message: "Only the seller can mark an escrow as delivered",
      });
      const own = await t.escrow({ sellerEmail: undefined });
      await t.expects(["POST", `/escrows/${own}/deliver`], 400, { error: any.text });
    },
  },
  {
    section: "§4",
    title: "reject-delivery: 403 unless your account buys",
    needs: ["associated"],
    run: async (t) => {
      await t.expects(["POST", `/escrows/${await t.escrow()}/reject-delivery`, {}], 403, { error: any.text });
    },
  },
];
