import { fileURLToPath } from "node:url";
import type { Escrow } from "../escrows/state";
import { toDecimal } from "../money";
import { drawText, type Fonts, rowHeight } from "./pdf-text";
import type { Contract } from "./read";
import type { PdfVersion } from "./view";

/** Readex Pro (SIL Open Font License), as static TrueType: the PDF writer cannot subset the compressed web fonts. */
const font = (subset: string) => fileURLToPath(new URL(`./fonts/readex-pro-${subset}.ttf`, import.meta.url));

const MARGIN = 56;
const INK = "#16262b";
const MUTED = "#5b6b70";

const WORDS = {
  fr: {
    title: "Contrat",
    note: "Simulation locale de DHMAD : ce contrat n'engage personne.",
    facts: ["Transaction", "Vendeur", "Acheteur", "Montant", "Délai de livraison (jours)"],
    terms: "Conditions",
    signatures: "Signatures",
    seller: "Le vendeur",
    buyer: "L'acheteur",
    unsigned: "Pas encore signé",
  },
  en: {
    title: "Contract",
    note: "Local simulation of DHMAD: this contract binds nobody.",
    facts: ["Escrow", "Seller", "Buyer", "Amount", "Delivery time (days)"],
    terms: "Terms",
    signatures: "Signatures",
    seller: "The seller",
    buyer: "The buyer",
    unsigned: "Not signed yet",
  },
  ar: {
    title: "العقد",
    note: "هذه محاكاة محلية، وهذا العقد لا يُلزم أحدًا.",
    facts: ["المعاملة", "البائع", "المشتري", "المبلغ", "مدة التسليم بالأيام"],
    terms: "الشروط",
    signatures: "التوقيعات",
    seller: "البائع",
    buyer: "المشتري",
    unsigned: "لم يُوقَّع بعد",
  },
} as const;

/** The contract as a PDF, in one of the states it has been in: terms, sides, amount, and the signatures so far. */
export async function contractPdf(escrow: Escrow, contract: Contract, version: PdfVersion): Promise<Buffer> {
  const words = WORDS[contract.language];
  const rtl = contract.language === "ar";
  // Loaded with the first contract: it takes long enough to be felt at the start.
  const { default: PDFDocument } = await import("pdfkit");
  const doc = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    info: { Title: `${words.title} · ${escrow.title}`, Creator: "DHMAD (local simulation)" },
  });
  const done = collect(doc);
  const fonts: Fonts = { latin: font("latin"), latinExt: font("latin-ext"), arabic: font("arabic") };
  const write = (text: string, size: number, color = INK) => drawText(doc, fonts, text, { size, color, rtl });

  write(words.title, 24);
  write(escrow.title, 15);
  write(words.note, 9, MUTED);
  gap(doc, 10);
  const facts = [
    escrow.id,
    escrow.sellerEmail,
    escrow.buyerEmail,
    amountOf(escrow),
    String(escrow.estimatedDeliveryDays ?? "–"),
  ];
  for (const [index, label] of words.facts.entries()) write(`${label}: ${facts[index] ?? ""}`, 11);
  gap(doc, 10);
  write(words.terms, 15);
  for (const paragraph of contract.terms.split(/\r?\n/)) {
    if (paragraph.trim()) write(paragraph, 11);
    else gap(doc, rowHeight(11) / 2);
  }
  gap(doc, 14);
  write(words.signatures, 15);
  const { seller, buyer } = signaturesIn(contract, version);
  for (const [label, signature] of [
    [words.seller, seller],
    [words.buyer, buyer],
  ] as const) {
    write(label, 11, MUTED);
    if (!signature) write(words.unsigned, 11);
    else {
      drawMark(doc, signature.mark, rtl, (name) => write(name, 18));
      write(signature.at.toISOString(), 9, MUTED);
    }
    gap(doc, 8);
  }
  doc.end();
  return done;
}

type Signature = { mark: string; at: Date };

/** What had been signed in that version. */
function signaturesIn(contract: Contract, version: PdfVersion) {
  const of = (mark: string | null, at: Date | null): Signature | null => (mark && at ? { mark, at } : null);
  const both = version === "fully-signed";
  return {
    seller:
      both || version === "seller-signed" ? of(contract.sellerSignature, contract.sellerSignedAt) : null,
    buyer: both || version === "buyer-signed" ? of(contract.buyerSignature, contract.buyerSignedAt) : null,
  };
}

/** A developer's signature is a picture; PDF takes PNG and JPEG, other kinds are named. */
function drawMark(doc: PDFKit.PDFDocument, mark: string, rtl: boolean, write: (name: string) => void): void {
  if (!/^data:image\/(png|jpe?g);/.test(mark)) {
    write(mark.startsWith("data:") ? "(signature)" : mark);
    return;
  }
  const height = 48;
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
  const width = 160;
  const x = rtl ? doc.page.width - MARGIN - width : MARGIN;
  try {
    doc.image(Buffer.from(mark.slice(mark.indexOf(",") + 1), "base64"), x, doc.y, {
      fit: [width, height],
      align: rtl ? "right" : undefined,
    });
    doc.y += height;
  } catch {
    // The upload was checked by its name only: a broken picture must not keep the contract from being read.
    write("(signature)");
  }
}

function amountOf(escrow: Escrow): string {
  const own = `${toDecimal(escrow.amount)} ${escrow.currency}`;
  return escrow.currency === "TND" ? own : `${own} (${toDecimal(escrow.amountTnd)} TND)`;
}

function gap(doc: PDFKit.PDFDocument, height: number): void {
  doc.y += height;
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}
